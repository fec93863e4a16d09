#include "CByteMasks.h"

// The loop below is compiled twice: with what every processor has, and with AVX2, BMI, POPCNT and PCLMUL, chosen at run time.
#define ALWAYS_INLINE static inline __attribute__((always_inline))

/// Bit i = parity of the bits 0...i: between an opening and a closing quote the bits are set.
ALWAYS_INLINE uint64_t prefix_parity(uint64_t mask) {
  mask ^= mask << 1;
  mask ^= mask << 2;
  mask ^= mask << 4;
  mask ^= mask << 8;
  mask ^= mask << 16;
  mask ^= mask << 32;
  return mask;
}

/// What one block means, given where the reader stood before it.
typedef struct {
  uint64_t ends;
  uint64_t innerBreaks;
  int isRegular;
} BlockMeaning;

ALWAYS_INLINE BlockMeaning meaning(CByteMasksCSV masks, uint64_t parity, uint8_t next, CByteMasksCSVState *state) {
  uint64_t line_feed_after = masks.lineFeeds >> 1;
  line_feed_after |= (uint64_t)(next == '\n') << 63;
  // The record ends at the LF of a CRLF.
  const uint64_t breaks = masks.lineFeeds | (masks.carriageReturns & ~line_feed_after);
  const uint64_t inside = parity ^ state->inside;
  const uint64_t closing = masks.quotes & ~inside;
  const uint64_t after_quote = (closing << 1) | state->afterQuote;
  const uint64_t structural = masks.separators | masks.lineFeeds | masks.carriageReturns;
  BlockMeaning found;
  found.ends = (masks.separators | breaks) & ~inside;
  found.innerBreaks = breaks & inside;
  const uint64_t field_starts = (found.ends << 1) | state->atFieldStart;
  found.isRegular = ((masks.quotes & inside & ~field_starts) | (after_quote & ~structural)) == 0;
  if (found.isRegular) {
    state->inside = 0 - (inside >> 63);
    state->afterQuote = closing >> 63;
    state->atFieldStart = found.ends >> 63;
  }
  return found;
}

ALWAYS_INLINE uint32_t *write_marked(uint64_t ends, uint64_t inner_breaks, uint32_t offset, uint32_t *target) {
  for (uint64_t left = ends | inner_breaks; left != 0; left &= left - 1) {
    const uint64_t bit = left & (0 - left);
    *target++ = (offset + (uint32_t)__builtin_ctzll(left)) | ((inner_breaks & bit) ? CBYTEMASKS_INNER_BREAK : 0);
  }
  return target;
}

size_t cbytemasks_csv_positions_portable(
    const uint8_t *bytes, size_t blockCount, uint8_t next, uint8_t separator, CByteMasksCSVState *state, uint32_t *positions,
    size_t *positionCount) {
  uint32_t *target = positions;
  size_t block = 0;
  for (; block < blockCount; block++) {
    const uint8_t *start = bytes + 64 * block;
    const CByteMasksCSV masks = cbytemasks_csv(start, separator);
    const BlockMeaning found = meaning(masks, prefix_parity(masks.quotes), block + 1 < blockCount ? start[64] : next, state);
    if (!found.isRegular) break;
    target = write_marked(found.ends, found.innerBreaks, (uint32_t)(64 * block), target);
  }
  *positionCount = (size_t)(target - positions);
  return block;
}

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>

#define WIDE __attribute__((target("avx2,bmi,popcnt,pclmul")))

WIDE static inline uint64_t equal_wide(__m256i a, __m256i b, uint8_t byte) {
  const __m256i wanted = _mm256_set1_epi8((char)byte);
  const uint64_t low = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(a, wanted));
  const uint64_t high = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(b, wanted));
  return low | (high << 32);
}

WIDE static size_t csv_positions_wide(
    const uint8_t *bytes, size_t block_count, uint8_t next, uint8_t separator, CByteMasksCSVState *state, uint32_t *positions,
    size_t *position_count) {
  CByteMasksCSVState local = *state;
  uint32_t *target = positions;
  size_t block = 0;
  for (; block < block_count; block++) {
    const uint8_t *start = bytes + 64 * block;
    const __m256i a = _mm256_loadu_si256((const __m256i *)start);
    const __m256i b = _mm256_loadu_si256((const __m256i *)(start + 32));
    const CByteMasksCSV masks = {
      .quotes = equal_wide(a, b, '"'),
      .separators = equal_wide(a, b, separator),
      .lineFeeds = equal_wide(a, b, '\n'),
      .carriageReturns = equal_wide(a, b, '\r'),
    };
    // A product without carries by all ones is the parity of all bits up to each bit.
    const __m128i product = _mm_clmulepi64_si128(_mm_cvtsi64_si128((long long)masks.quotes), _mm_set1_epi8((char)0xFF), 0);
    const BlockMeaning found =
        meaning(masks, (uint64_t)_mm_cvtsi128_si64(product), block + 1 < block_count ? start[64] : next, &local);
    if (!found.isRegular) break;
    const uint32_t offset = (uint32_t)(64 * block);
    if (found.innerBreaks != 0) {
      target = write_marked(found.ends, found.innerBreaks, offset, target);
      continue;
    }
    // Eight at a time: to write a few too many costs less than to guess how many there are.
    uint64_t left = found.ends;
    uint32_t *slot = target;
    do {
      for (int i = 0; i < 8; i++) {
        slot[i] = offset + (uint32_t)_tzcnt_u64(left);
        left = _blsr_u64(left);
      }
      slot += 8;
    } while (left != 0);
    target += _mm_popcnt_u64(found.ends);
  }
  *state = local;
  *position_count = (size_t)(target - positions);
  return block;
}

size_t cbytemasks_csv_positions(
    const uint8_t *bytes, size_t blockCount, uint8_t next, uint8_t separator, CByteMasksCSVState *state, uint32_t *positions,
    size_t *positionCount) {
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt")
      && __builtin_cpu_supports("pclmul")) {
    return csv_positions_wide(bytes, blockCount, next, separator, state, positions, positionCount);
  }
  return cbytemasks_csv_positions_portable(bytes, blockCount, next, separator, state, positions, positionCount);
}

#else

size_t cbytemasks_csv_positions(
    const uint8_t *bytes, size_t blockCount, uint8_t next, uint8_t separator, CByteMasksCSVState *state, uint32_t *positions,
    size_t *positionCount) {
  return cbytemasks_csv_positions_portable(bytes, blockCount, next, separator, state, positions, positionCount);
}

#endif
