#include "CLibZip.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>
#include <unistd.h>
#include <zip.h>

// An own source and not zip_fdopen: reads name their place, so that whoever else reads the same open file is not disturbed.
typedef struct {
  int descriptor;
  uint64_t size;
  uint64_t offset;
  zip_error_t error;
} source;

struct chitra_zip {
  zip_t *archive;
};

struct chitra_zip_stream {
  zip_file_t *file;
};

static zip_int64_t failed(source *own, int code) {
  zip_error_set(&own->error, code, errno);
  return -1;
}

static zip_int64_t read_bytes(source *own, void *data, zip_uint64_t count) {
  uint64_t rest = own->offset < own->size ? own->size - own->offset : 0;
  size_t wanted = count < rest ? (size_t)count : (size_t)rest, done = 0;
  while (done < wanted) {
    ssize_t read = pread(own->descriptor, (uint8_t *)data + done, wanted - done, (off_t)(own->offset + done));
    if (read < 0 && errno == EINTR) continue;
    if (read < 0) return failed(own, ZIP_ER_READ);
    if (read == 0) break;
    done += (size_t)read;
  }
  own->offset += done;
  return (zip_int64_t)done;
}

static zip_int64_t seek(source *own, void *data, zip_uint64_t count) {
  zip_int64_t place = zip_source_seek_compute_offset(own->offset, own->size, data, count, &own->error);
  if (place < 0) return -1;
  own->offset = (uint64_t)place;
  return 0;
}

static zip_int64_t tell_facts(source *own, void *data) {
  zip_stat_t *facts = data;
  zip_stat_init(facts);
  facts->size = own->size;
  facts->valid |= ZIP_STAT_SIZE;
  return sizeof *facts;
}

static zip_int64_t on_command(void *state, void *data, zip_uint64_t count, zip_source_cmd_t command) {
  source *own = state;
  switch (command) {
    case ZIP_SOURCE_OPEN: own->offset = 0; return 0;
    case ZIP_SOURCE_READ: return read_bytes(own, data, count);
    case ZIP_SOURCE_CLOSE: return 0;
    case ZIP_SOURCE_STAT: return tell_facts(own, data);
    case ZIP_SOURCE_ERROR: return zip_error_to_data(&own->error, data, count);
    case ZIP_SOURCE_SEEK: return seek(own, data, count);
    case ZIP_SOURCE_TELL: return (zip_int64_t)own->offset;
    case ZIP_SOURCE_SUPPORTS: return ZIP_SOURCE_SUPPORTS_SEEKABLE;
    case ZIP_SOURCE_FREE:
      close(own->descriptor);
      zip_error_fini(&own->error);
      free(own);
      return 0;
    default: return failed(own, ZIP_ER_OPNOTSUPP);
  }
}

static int32_t problem_of(int code, int at_opening) {
  switch (code) {
    case ZIP_ER_MEMORY: return CHITRA_ZIP_OUT_OF_MEMORY;
    case ZIP_ER_READ:
    case ZIP_ER_SEEK:
    case ZIP_ER_OPEN: return CHITRA_ZIP_UNREADABLE;
    case ZIP_ER_NOPASSWD:
    case ZIP_ER_WRONGPASSWD:
    case ZIP_ER_ENCRNOTSUPP: return CHITRA_ZIP_LOCKED;
    case ZIP_ER_COMPNOTSUPP: return CHITRA_ZIP_METHOD;
    default: return at_opening ? CHITRA_ZIP_NOT_AN_ARCHIVE : CHITRA_ZIP_DAMAGED;
  }
}

chitra_zip *chitra_zip_open(int descriptor, uint64_t size, int32_t *problem) {
  *problem = CHITRA_ZIP_OUT_OF_MEMORY;
  chitra_zip *archive = calloc(1, sizeof *archive);
  source *own = calloc(1, sizeof *own);
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t *made = NULL;
  if (archive == NULL || own == NULL) goto failure;
  own->descriptor = descriptor;
  own->size = size;
  zip_error_init(&own->error);
  made = zip_source_function_create(on_command, own, &error);
  if (made == NULL) goto failure;
  // From here on the source closes the descriptor and frees its state.
  own = NULL;
  descriptor = -1;
  archive->archive = zip_open_from_source(made, ZIP_RDONLY, &error);
  if (archive->archive == NULL) {
    *problem = problem_of(zip_error_code_zip(&error), 1);
    zip_source_free(made);
    goto failure;
  }
  zip_error_fini(&error);
  *problem = CHITRA_ZIP_FINE;
  return archive;

failure:
  zip_error_fini(&error);
  free(own);
  free(archive);
  if (descriptor >= 0) close(descriptor);
  return NULL;
}

uint64_t chitra_zip_count(const chitra_zip *archive) {
  zip_int64_t count = zip_get_num_entries(archive->archive, 0);
  return count < 0 ? 0 : (uint64_t)count;
}

int chitra_zip_entry_at(const chitra_zip *archive, uint64_t index, chitra_zip_entry *entry) {
  zip_stat_t facts;
  if (zip_stat_index(archive->archive, index, 0, &facts) != 0) return 0;
  if ((facts.valid & ZIP_STAT_NAME) == 0 || (facts.valid & ZIP_STAT_SIZE) == 0) return 0;
  entry->name = facts.name;
  entry->size = facts.size;
  entry->is_packed_known = (facts.valid & ZIP_STAT_COMP_SIZE) != 0;
  entry->packed_size = entry->is_packed_known ? facts.comp_size : 0;
  entry->is_encrypted = (facts.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && facts.encryption_method != ZIP_EM_NONE;
  return 1;
}

void chitra_zip_free(chitra_zip *archive) {
  if (archive == NULL) return;
  zip_discard(archive->archive);
  free(archive);
}

chitra_zip_stream *chitra_zip_stream_open(chitra_zip *archive, uint64_t index, int32_t *problem) {
  chitra_zip_stream *stream = calloc(1, sizeof *stream);
  *problem = CHITRA_ZIP_OUT_OF_MEMORY;
  if (stream == NULL) return NULL;
  stream->file = zip_fopen_index(archive->archive, index, 0);
  if (stream->file == NULL) {
    *problem = problem_of(zip_error_code_zip(zip_get_error(archive->archive)), 0);
    free(stream);
    return NULL;
  }
  *problem = CHITRA_ZIP_FINE;
  return stream;
}

int64_t chitra_zip_stream_read(chitra_zip_stream *stream, uint8_t *bytes, size_t count, int32_t *problem) {
  zip_int64_t done = zip_fread(stream->file, bytes, count);
  if (done < 0) *problem = problem_of(zip_error_code_zip(zip_file_get_error(stream->file)), 0);
  return done;
}

void chitra_zip_stream_free(chitra_zip_stream *stream) {
  if (stream == NULL) return;
  zip_fclose(stream->file);
  free(stream);
}
