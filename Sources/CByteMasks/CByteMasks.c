#include "CByteMasks.h"

static void csv_blocks_portable(const uint8_t *bytes, size_t block_count, uint8_t separator, CByteMasksCSVBlock *blocks) {
  for (size_t i = 0; i < block_count; i++) {
    blocks[i].bytes = cbytemasks_csv(bytes + 64 * i, separator);
    blocks[i].quoteParity = cbytemasks_prefix_parity(blocks[i].bytes.quotes);
  }
}

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>

__attribute__((target("avx2"))) static inline uint64_t equal_wide(__m256i a, __m256i b, __m256i wanted) {
  const uint64_t low = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(a, wanted));
  const uint64_t high = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(b, wanted));
  return low | (high << 32);
}

__attribute__((target("avx2,pclmul"))) static void csv_blocks_wide(
    const uint8_t *bytes, size_t block_count, uint8_t separator, CByteMasksCSVBlock *blocks) {
  const __m256i quote = _mm256_set1_epi8('"');
  const __m256i wanted = _mm256_set1_epi8((char)separator);
  const __m256i line_feed = _mm256_set1_epi8('\n');
  const __m256i carriage_return = _mm256_set1_epi8('\r');
  const __m128i ones = _mm_set1_epi8((char)0xFF);
  for (size_t i = 0; i < block_count; i++) {
    const __m256i a = _mm256_loadu_si256((const __m256i *)(bytes + 64 * i));
    const __m256i b = _mm256_loadu_si256((const __m256i *)(bytes + 64 * i + 32));
    const uint64_t quotes = equal_wide(a, b, quote);
    blocks[i].bytes.quotes = quotes;
    blocks[i].bytes.separators = equal_wide(a, b, wanted);
    blocks[i].bytes.lineFeeds = equal_wide(a, b, line_feed);
    blocks[i].bytes.carriageReturns = equal_wide(a, b, carriage_return);
    // A product without carries by all ones is the parity of all bits up to each bit.
    blocks[i].quoteParity = (uint64_t)_mm_cvtsi128_si64(_mm_clmulepi64_si128(_mm_cvtsi64_si128((long long)quotes), ones, 0));
  }
}

void cbytemasks_csv_blocks(const uint8_t *bytes, size_t blockCount, uint8_t separator, CByteMasksCSVBlock *blocks) {
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("pclmul")) {
    csv_blocks_wide(bytes, blockCount, separator, blocks);
  } else {
    csv_blocks_portable(bytes, blockCount, separator, blocks);
  }
}

#else

void cbytemasks_csv_blocks(const uint8_t *bytes, size_t blockCount, uint8_t separator, CByteMasksCSVBlock *blocks) {
  csv_blocks_portable(bytes, blockCount, separator, blocks);
}

#endif
