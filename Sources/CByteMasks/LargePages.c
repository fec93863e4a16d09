#define _DEFAULT_SOURCE
#include "CByteMasks.h"

#if defined(__linux__)
#include <sys/mman.h>
#include <unistd.h>
#endif

void cbytemasks_want_large_pages(void *start, size_t count) {
#if defined(__linux__) && defined(MADV_HUGEPAGE)
  const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  const uintptr_t first = ((uintptr_t)start + page - 1) & ~(page - 1);
  const uintptr_t end = ((uintptr_t)start + count) & ~(page - 1);
  // Advice only: a refusal changes nothing.
  if (end > first) (void)madvise((void *)first, end - first, MADV_HUGEPAGE);
#endif
}
