#include "CByteMasks.h"

// The loops below are compiled twice: with what every processor has, and with AVX2, BMI, POPCNT and PCLMUL, chosen at run time.
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

ALWAYS_INLINE int needs_closer_look(uint8_t byte, uint8_t before) {
  switch (byte) {
    case 0x7F: case '?': case '#': case 0xC2: case 0xCC: case 0xCD: case 0xE2: case 0xE3: case 0xEF: return 1;
    case ' ': return before == ' ';
    case 0x90: case 0xB0: return before == 0xC3;
    case 0x9A: return before == 0xE1;
    default: return byte < 0x20;
  }
}

void cbytemasks_text_marks_portable(const uint8_t *bytes, size_t blockCount, uint64_t *marks) {
  uint8_t before = 0;
  for (size_t block = 0; block < blockCount; block++) {
    uint64_t found = 0;
    for (unsigned bit = 0; bit < 64; bit++) {
      const uint8_t byte = bytes[64 * block + bit];
      found |= (uint64_t)needs_closer_look(byte, before) << bit;
      before = byte;
    }
    marks[block] = found;
  }
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

// The classes of a byte, found by its two halves: a bit is set where both tables have it.
//   01 control character   02 #   04 ? and 7F   08 C2, CC, CD   10 E2, E3, EF   20 90 and B0 (behind C3)   40 9A (behind E1)
WIDE static inline uint64_t text_marks_half(__m256i v, __m256i before) {
  const __m256i by_low = _mm256_broadcastsi128_si256(
      _mm_setr_epi8(0x21, 0x01, 0x19, 0x13, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x41, 0x01, 0x09, 0x09, 0x01, 0x15));
  const __m256i by_high = _mm256_broadcastsi128_si256(
      _mm_setr_epi8(0x01, 0x01, 0x02, 0x04, 0x00, 0x00, 0x00, 0x04, 0x00, 0x60, 0x00, 0x20, 0x08, 0x00, 0x10, 0x00));
  const __m256i half = _mm256_set1_epi8(0x0F);
  const __m256i classes = _mm256_and_si256(
      _mm256_shuffle_epi8(by_low, _mm256_and_si256(v, half)),
      _mm256_shuffle_epi8(by_high, _mm256_and_si256(_mm256_srli_epi16(v, 4), half)));
  const __m256i blank = _mm256_set1_epi8(' ');
  const __m256i behind_c3 = _mm256_set1_epi8(0x20);
  const __m256i behind_e1 = _mm256_set1_epi8(0x40);
  __m256i found = _mm256_cmpgt_epi8(_mm256_and_si256(classes, _mm256_set1_epi8(0x1F)), _mm256_setzero_si256());
  found = _mm256_or_si256(found, _mm256_and_si256(_mm256_cmpeq_epi8(v, blank), _mm256_cmpeq_epi8(before, blank)));
  found = _mm256_or_si256(
      found, _mm256_and_si256(
                 _mm256_cmpeq_epi8(_mm256_and_si256(classes, behind_c3), behind_c3),
                 _mm256_cmpeq_epi8(before, _mm256_set1_epi8((char)0xC3))));
  found = _mm256_or_si256(
      found, _mm256_and_si256(
                 _mm256_cmpeq_epi8(_mm256_and_si256(classes, behind_e1), behind_e1),
                 _mm256_cmpeq_epi8(before, _mm256_set1_epi8((char)0xE1))));
  return (uint32_t)_mm256_movemask_epi8(found);
}

WIDE static void text_marks_wide(const uint8_t *bytes, size_t block_count, uint64_t *marks) {
  if (block_count == 0) return;
  // Nothing may be read before the first byte.
  cbytemasks_text_marks_portable(bytes, 1, marks);
  for (size_t block = 1; block < block_count; block++) {
    const uint8_t *start = bytes + 64 * block;
    const uint64_t low = text_marks_half(
        _mm256_loadu_si256((const __m256i *)start), _mm256_loadu_si256((const __m256i *)(start - 1)));
    const uint64_t high = text_marks_half(
        _mm256_loadu_si256((const __m256i *)(start + 32)), _mm256_loadu_si256((const __m256i *)(start + 31)));
    marks[block] = low | (high << 32);
  }
}

void cbytemasks_text_marks(const uint8_t *bytes, size_t blockCount, uint64_t *marks) {
  if (__builtin_cpu_supports("avx2")) return text_marks_wide(bytes, blockCount, marks);
  cbytemasks_text_marks_portable(bytes, blockCount, marks);
}

#else

void cbytemasks_text_marks(const uint8_t *bytes, size_t blockCount, uint64_t *marks) {
  cbytemasks_text_marks_portable(bytes, blockCount, marks);
}

size_t cbytemasks_csv_positions(
    const uint8_t *bytes, size_t blockCount, uint8_t next, uint8_t separator, CByteMasksCSVState *state, uint32_t *positions,
    size_t *positionCount) {
  return cbytemasks_csv_positions_portable(bytes, blockCount, next, separator, state, positions, positionCount);
}

#endif
