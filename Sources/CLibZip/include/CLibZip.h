// ZIP archives over libzip, behind opaque types: no libzip header is visible to Swift. Bytes are asked for, nothing calls back.
#pragma once

#include <stddef.h>
#include <stdint.h>

typedef struct chitra_zip chitra_zip;
typedef struct chitra_zip_stream chitra_zip_stream;

/// What went wrong, as far as it matters to whoever handed the file in.
enum {
  CHITRA_ZIP_FINE = 0,
  /// No ZIP archive, or its directory is damaged or cut off.
  CHITRA_ZIP_NOT_AN_ARCHIVE = 1,
  /// A member is damaged or cut off, or its checksum does not fit.
  CHITRA_ZIP_DAMAGED = 2,
  /// A member asks for a password, or is packed in a way that is not known.
  CHITRA_ZIP_LOCKED = 3,
  CHITRA_ZIP_METHOD = 4,
  /// The file cannot be read.
  CHITRA_ZIP_UNREADABLE = 5,
  CHITRA_ZIP_OUT_OF_MEMORY = 6,
};

/// What the directory says of a member. `name` is UTF-8, ends with a zero byte and lives as long as the archive.
typedef struct {
  const char *name;
  uint64_t size;
  uint64_t packed_size;
  int32_t is_packed_known;
  int32_t is_encrypted;
} chitra_zip_entry;

/// Opens an archive for reading. The descriptor is read with `pread` only and belongs to the archive from now on, also after a failure.
/// NULL with `problem` set (one of the above) when it cannot be opened.
chitra_zip *chitra_zip_open(int descriptor, uint64_t size, int32_t *problem);
/// How many members the directory lists.
uint64_t chitra_zip_count(const chitra_zip *archive);
/// What the directory says of a member; returns 1, or 0 where it says nothing usable.
int chitra_zip_entry_at(const chitra_zip *archive, uint64_t index, chitra_zip_entry *entry);
void chitra_zip_free(chitra_zip *archive);

/// Begins to unpack a member; the archive must outlive the stream. NULL with `problem` set.
chitra_zip_stream *chitra_zip_stream_open(chitra_zip *archive, uint64_t index, int32_t *problem);
/// The next bytes, 0 at the end, -1 with `problem` set. The end is given only where the checksum fits.
int64_t chitra_zip_stream_read(chitra_zip_stream *stream, uint8_t *bytes, size_t count, int32_t *problem);
void chitra_zip_stream_free(chitra_zip_stream *stream);
