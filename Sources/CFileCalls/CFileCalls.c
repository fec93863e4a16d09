#if defined(__linux__) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE 1
#endif
#include "CFileCalls.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>

#if defined(__linux__) && defined(RENAME_EXCHANGE) && defined(RENAME_NOREPLACE)

int chitra_rename_exchange(const char *first, const char *second) {
  return renameat2(AT_FDCWD, first, AT_FDCWD, second, RENAME_EXCHANGE) == 0 ? 0 : errno;
}

int chitra_rename_without_replacing(const char *source, const char *target) {
  return renameat2(AT_FDCWD, source, AT_FDCWD, target, RENAME_NOREPLACE) == 0 ? 0 : errno;
}

#else

int chitra_rename_exchange(const char *first, const char *second) {
  (void)first;
  (void)second;
  return ENOSYS;
}

int chitra_rename_without_replacing(const char *source, const char *target) {
  (void)source;
  (void)target;
  return ENOSYS;
}

#endif
