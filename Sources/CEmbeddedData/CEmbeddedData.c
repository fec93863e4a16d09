#include "CEmbeddedData.h"

#include <pthread.h>
#include <string.h>

#pragma clang diagnostic ignored "-Wc23-extensions"

// All files one after the other, a zero byte behind each. They are texts without zero bytes (a test says so), so the zeros are the borders.
static const unsigned char contents[] = {
#include "EmbeddedFiles.inc"
};

// The list itself, which holds the paths in the same order.
static const char list[] = {
#embed "EmbeddedFiles.inc" suffix(, 0)
};

#define MOST_FILES 512
static CEmbeddedFile files[MOST_FILES];
static size_t fileCount;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void index_files(void) {
  const unsigned char *bytes = contents;
  const unsigned char *const end = contents + sizeof contents;
  const char *line = list;
  while (fileCount < MOST_FILES && bytes < end) {
    const char *path = strchr(line, '"');
    const char *close = path ? strchr(path + 1, '"') : NULL;
    if (!close) return;
    path += 1;
    while (strncmp(path, "../", 3) == 0) path += 3;
    const size_t count = strlen((const char *)bytes);
    files[fileCount++] = (CEmbeddedFile){path, (size_t)(close - path), bytes, count};
    bytes += count + 1;
    line = close + 1;
    const char *next = strchr(line, '\n');
    if (!next) return;
    line = next;
  }
}

size_t cembedded_count(void) {
  pthread_once(&once, index_files);
  return fileCount;
}

CEmbeddedFile cembedded_file(size_t index) {
  pthread_once(&once, index_files);
  return files[index];
}

ptrdiff_t cembedded_find(const char *path, size_t pathCount) {
  pthread_once(&once, index_files);
  for (size_t index = 0; index < fileCount; index++) {
    if (files[index].pathCount == pathCount && memcmp(files[index].path, path, pathCount) == 0) return (ptrdiff_t)index;
  }
  return -1;
}
