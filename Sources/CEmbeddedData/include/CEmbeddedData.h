// The data files of the repository inside the binary. The list of them is EmbeddedFiles.inc: one line a file.
#pragma once

#include <stddef.h>

typedef struct {
  const char *_Nonnull path;  // as in the repository: "Schemas/layouts/chitra-batch.yaml"; not terminated
  size_t pathCount;
  const unsigned char *_Nonnull bytes;  // a zero byte follows
  size_t count;
} CEmbeddedFile;

/// Number of files.
size_t cembedded_count(void);

/// A file by its place in the list, which must exist.
CEmbeddedFile cembedded_file(size_t index);

/// The place of a path in the list, or -1.
ptrdiff_t cembedded_find(const char *_Nonnull path, size_t pathCount);
