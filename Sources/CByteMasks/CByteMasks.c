#include "CByteMasks.h"

#include "Blocks512.h"

// The loops below are compiled three times: with what every processor has, with AVX2, BMI, POPCNT and PCLMUL, and with AVX-512; chosen at
// run time.
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

/// Takes one byte of UTF-8: `needed` continuation bytes are to come, the next of them from `low` to `high`.
typedef struct {
  uint8_t needed, low, high;
} UTF8State;

ALWAYS_INLINE bool utf8_step(UTF8State *state, uint8_t byte) {
  if (state->needed > 0) {
    if (byte < state->low || byte > state->high) return false;
    *state = (UTF8State){state->needed - 1, 0x80, 0xBF};
    return true;
  }
  if (byte < 0x80) return true;
  if (byte < 0xC2 || byte > 0xF4) return false;
  state->needed = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3;
  state->low = byte == 0xE0 ? 0xA0 : byte == 0xF0 ? 0x90 : 0x80;
  state->high = byte == 0xED ? 0x9F : byte == 0xF4 ? 0x8F : 0xBF;
  return true;
}

size_t cbytemasks_utf8_blocks_portable(const uint8_t *bytes, size_t blockCount, bool *nonASCII) {
  UTF8State state = {0, 0x80, 0xBF};
  *nonASCII = false;
  for (size_t block = 0; block < blockCount; block++) {
    bool high = false;
    for (unsigned place = 0; place < 64; place++) {
      const uint8_t byte = bytes[64 * block + place];
      if (!utf8_step(&state, byte)) return block;
      high = high || byte >= 0x80;
    }
    *nonASCII = *nonASCII || high;
  }
  return blockCount;
}

#define LETTER(low) ((uint64_t)1 << ((low) - 0xC0))

/// Bit by letter U+00C0...U+00FF: those that Vietnamese does not have. Eth, which people type for đ, is left out.
static const uint64_t foreign_letters =
    LETTER(0xC4) | LETTER(0xC5) | LETTER(0xC6) | LETTER(0xC7) | LETTER(0xCB) | LETTER(0xCE) | LETTER(0xCF) | LETTER(0xD1) | LETTER(0xD6) |
    LETTER(0xD7) | LETTER(0xD8) | LETTER(0xDB) | LETTER(0xDC) | LETTER(0xDE) | LETTER(0xDF) | LETTER(0xE4) | LETTER(0xE5) | LETTER(0xE6) |
    LETTER(0xE7) | LETTER(0xEB) | LETTER(0xEE) | LETTER(0xEF) | LETTER(0xF1) | LETTER(0xF6) | LETTER(0xF7) | LETTER(0xF8) | LETTER(0xFB) |
    LETTER(0xFC) | LETTER(0xFE) | LETTER(0xFF);
/// Capitals.
static const uint64_t capital_letters = LETTER(0xDF) - 1;
/// Marks of VNI behind o, u and y that no syllable has there: â, ù, õ.
static const uint64_t marks_behind_o = LETTER(0xE2) | LETTER(0xF9) | LETTER(0xF5) | LETTER(0xC2) | LETTER(0xD9) | LETTER(0xD5);
static const uint64_t marks_behind_u = LETTER(0xF9) | LETTER(0xF5) | LETTER(0xD9) | LETTER(0xD5);

/// The letters that are a sign behind some byte.
ALWAYS_INLINE uint64_t sign_letters(uint8_t before) {
  const uint64_t raised = before >= 'a' && before <= 'z' ? capital_letters : 0;
  switch (before | 0x20) {
    case 'a': case 'e': return ~(uint64_t)0;
    case 'o': return foreign_letters | marks_behind_o | raised;
    case 'u': case 'y': return foreign_letters | marks_behind_u | raised;
    default: return foreign_letters | raised;
  }
}

/// A sign at a byte C2 or C3.
ALWAYS_INLINE bool is_letter_sign(const uint8_t *place, uint8_t before) {
  const uint8_t next = place[1];
  if (place[0] == 0xC2) return next != 0xA0;
  if (next == 0x83) {
    // Ã and what the second byte of a letter became.
    const uint8_t behind = place[2];
    if (behind == 0xC2 || behind == 0xC5 || behind == 0xC6 || behind == 0xCB || behind == 0xE2) return true;
  }
  // No syllable ends in onh or och; in VNI these are ịnh, ĩnh, ịch.
  if ((next | 0x20) == 0xB2 || (next | 0x20) == 0xB3) {
    const uint8_t first = place[2] | 0x20;
    if ((first == 'n' || first == 'c') && (place[3] | 0x20) == 'h') return true;
  }
  return sign_letters(before) >> (next & 63) & 1;
}

bool cbytemasks_letter_signs(const uint8_t *bytes, size_t count) {
  for (size_t start = 0; start < count; start += 64) {
    uint64_t leads = cbytemasks_pair(bytes + start, 0xC2);
    for (; leads != 0; leads &= leads - 1) {
      const size_t place = start + (size_t)__builtin_ctzll(leads);
      // A letter that the window cuts is seen when its rest is there.
      if (place + 1 < count && is_letter_sign(bytes + place, place > 0 ? bytes[place - 1] : 0)) return true;
    }
  }
  return false;
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

BROAD static size_t csv_positions_broad(
    const uint8_t *bytes, size_t block_count, uint8_t next, uint8_t separator, CByteMasksCSVState *state, uint32_t *positions,
    size_t *position_count) {
  CByteMasksCSVState local = *state;
  uint32_t *target = positions;
  size_t block = 0;
  for (; block < block_count; block++) {
    const uint8_t *start = bytes + 64 * block;
    const __m512i v = _mm512_loadu_si512(start);
    const CByteMasksCSV masks = {
      .quotes = equal_broad(v, '"'),
      .separators = equal_broad(v, separator),
      .lineFeeds = equal_broad(v, '\n'),
      .carriageReturns = equal_broad(v, '\r'),
    };
    const __m128i product = _mm_clmulepi64_si128(_mm_cvtsi64_si128((long long)masks.quotes), _mm_set1_epi8((char)0xFF), 0);
    const BlockMeaning found =
        meaning(masks, (uint64_t)_mm_cvtsi128_si64(product), block + 1 < block_count ? start[64] : next, &local);
    if (!found.isRegular) break;
    const uint32_t offset = (uint32_t)(64 * block);
    target = found.innerBreaks != 0 ? write_marked(found.ends, found.innerBreaks, offset, target) : write_places(found.ends, offset, target);
  }
  *state = local;
  *position_count = (size_t)(target - positions);
  return block;
}

size_t cbytemasks_csv_positions(
    const uint8_t *bytes, size_t blockCount, uint8_t next, uint8_t separator, CByteMasksCSVState *state, uint32_t *positions,
    size_t *positionCount) {
  if (has_broad_registers()) return csv_positions_broad(bytes, blockCount, next, separator, state, positions, positionCount);
  return cbytemasks_csv_positions_narrow(bytes, blockCount, next, separator, state, positions, positionCount);
}

size_t cbytemasks_csv_positions_narrow(
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

BROAD static void text_marks_all_broad(const uint8_t *bytes, size_t block_count, uint64_t *marks) {
  if (block_count == 0) return;
  cbytemasks_text_marks_portable(bytes, 1, marks);
  for (size_t block = 1; block < block_count; block++) {
    const uint8_t *start = bytes + 64 * block;
    marks[block] = text_marks_broad(_mm512_loadu_si512(start), _mm512_loadu_si512(start - 1));
  }
}

void cbytemasks_text_marks(const uint8_t *bytes, size_t blockCount, uint64_t *marks) {
  if (has_broad_registers()) return text_marks_all_broad(bytes, blockCount, marks);
  cbytemasks_text_marks_narrow(bytes, blockCount, marks);
}

void cbytemasks_text_marks_narrow(const uint8_t *bytes, size_t blockCount, uint64_t *marks) {
  if (__builtin_cpu_supports("avx2")) return text_marks_wide(bytes, blockCount, marks);
  cbytemasks_text_marks_portable(bytes, blockCount, marks);
}

// Mistakes of UTF-8 by two bytes that follow each other: by the halves of the first and the upper half of the second. A bit stands for a
// kind of mistake, or for two continuations, which are right behind a lead of three or four bytes only. After Keiser and Lemire,
// "Validating UTF-8 in less than one instruction per byte" (2021).
enum {
  TOO_SHORT = 1,
  TOO_LONG = 2,
  OVERLONG_3 = 4,
  TOO_LARGE = 8,
  SURROGATE = 16,
  OVERLONG_2 = 32,
  OVERLONG_4 = 64,  // and leads F5...FF before 80...8F
  TWO_CONTINUATIONS = 128,
  CARRY = TOO_SHORT | TOO_LONG | TWO_CONTINUATIONS,
  BEYOND = CARRY | TOO_LARGE | OVERLONG_4,
};

// The tables by the upper half of the first byte, by its lower half, and by the upper half of the second.
ALWAYS_INLINE __m128i by_first_high(void) {
  return _mm_setr_epi8(
      TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, (char)TWO_CONTINUATIONS, (char)TWO_CONTINUATIONS,
      (char)TWO_CONTINUATIONS, (char)TWO_CONTINUATIONS, TOO_SHORT | OVERLONG_2, TOO_SHORT, TOO_SHORT | OVERLONG_3 | SURROGATE,
      TOO_SHORT | TOO_LARGE | OVERLONG_4);
}

ALWAYS_INLINE __m128i by_first_low(void) {
  return _mm_setr_epi8(
      (char)(CARRY | OVERLONG_3 | OVERLONG_2 | OVERLONG_4), (char)(CARRY | OVERLONG_2), (char)CARRY, (char)CARRY,
      (char)(CARRY | TOO_LARGE), (char)BEYOND, (char)BEYOND, (char)BEYOND, (char)BEYOND, (char)BEYOND, (char)BEYOND, (char)BEYOND,
      (char)BEYOND, (char)(BEYOND | SURROGATE), (char)BEYOND, (char)BEYOND);
}

ALWAYS_INLINE __m128i by_second_high(void) {
  const int continuation = TOO_LONG | OVERLONG_2 | TWO_CONTINUATIONS;
  return _mm_setr_epi8(
      TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,
      (char)(continuation | OVERLONG_3 | OVERLONG_4), (char)(continuation | OVERLONG_3 | TOO_LARGE),
      (char)(continuation | SURROGATE | TOO_LARGE), (char)(continuation | SURROGATE | TOO_LARGE), TOO_SHORT, TOO_SHORT, TOO_SHORT,
      TOO_SHORT);
}

WIDE static inline __m256i look_up(__m256i halves, __m128i table) {
  return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(table), halves);
}

WIDE static inline __m256i utf8_mistakes(const uint8_t *start) {
  const __m256i half = _mm256_set1_epi8(0x0F);
  const __m256i v = _mm256_loadu_si256((const __m256i *)start);
  const __m256i first = _mm256_loadu_si256((const __m256i *)(start - 1));
  const __m256i pairs = _mm256_and_si256(
      _mm256_and_si256(
          look_up(_mm256_and_si256(_mm256_srli_epi16(first, 4), half), by_first_high()),
          look_up(_mm256_and_si256(first, half), by_first_low())),
      look_up(_mm256_and_si256(_mm256_srli_epi16(v, 4), half), by_second_high()));
  // Bit 7 where a third or fourth byte of a character must stand.
  const __m256i third = _mm256_subs_epu8(_mm256_loadu_si256((const __m256i *)(start - 2)), _mm256_set1_epi8(0xE0 - 0x80));
  const __m256i fourth = _mm256_subs_epu8(_mm256_loadu_si256((const __m256i *)(start - 3)), _mm256_set1_epi8(0xF0 - 0x80));
  const __m256i must = _mm256_and_si256(_mm256_or_si256(third, fourth), _mm256_set1_epi8((char)0x80));
  return _mm256_xor_si256(must, pairs);
}

WIDE static size_t utf8_blocks_wide(const uint8_t *bytes, size_t block_count, bool *nonASCII) {
  // Nothing may be read before the first byte, so the first block is looked at in a copy with zeros before it.
  uint8_t front[3 + 64] = {0};
  if (block_count > 0) memcpy(front + 3, bytes, 64);
  uint32_t high = 0;
  size_t block = 0;
  for (; block < block_count; block++) {
    const uint8_t *start = block == 0 ? front + 3 : bytes + 64 * block;
    const uint32_t here = (uint32_t)_mm256_movemask_epi8(_mm256_or_si256(
        _mm256_loadu_si256((const __m256i *)start), _mm256_loadu_si256((const __m256i *)(start + 32))));
    if (here == 0) {
      // ASCII, unless the block before breaks a character off.
      if (start[-1] >= 0xC0 || start[-2] >= 0xE0 || start[-3] >= 0xF0) break;
      continue;
    }
    const __m256i mistakes = _mm256_or_si256(utf8_mistakes(start), utf8_mistakes(start + 32));
    if (!_mm256_testz_si256(mistakes, mistakes)) break;
    high |= here;
  }
  *nonASCII = high != 0;
  return block;
}

BROAD static inline bool has_utf8_mistake(const uint8_t *start, __m512i v) {
  const __m512i half = every(0x0F);
  const __m512i first = _mm512_loadu_si512(start - 1);
  const __m512i pairs = _mm512_and_si512(
      _mm512_and_si512(
          _mm512_shuffle_epi8(repeated(by_first_high()), _mm512_and_si512(_mm512_srli_epi16(first, 4), half)),
          _mm512_shuffle_epi8(repeated(by_first_low()), _mm512_and_si512(first, half))),
      _mm512_shuffle_epi8(repeated(by_second_high()), _mm512_and_si512(_mm512_srli_epi16(v, 4), half)));
  const __m512i third = _mm512_subs_epu8(_mm512_loadu_si512(start - 2), every(0xE0 - 0x80));
  const __m512i fourth = _mm512_subs_epu8(_mm512_loadu_si512(start - 3), every(0xF0 - 0x80));
  const __m512i must = _mm512_and_si512(_mm512_or_si512(third, fourth), every(0x80));
  return _mm512_cmpneq_epi8_mask(must, pairs) != 0;
}

BROAD static size_t utf8_blocks_broad(const uint8_t *bytes, size_t block_count, bool *nonASCII) {
  uint8_t front[3 + 64] = {0};
  if (block_count > 0) memcpy(front + 3, bytes, 64);
  uint64_t high = 0;
  size_t block = 0;
  for (; block < block_count; block++) {
    const uint8_t *start = block == 0 ? front + 3 : bytes + 64 * block;
    const __m512i v = _mm512_loadu_si512(start);
    const uint64_t here = _mm512_movepi8_mask(v);
    if (here == 0) {
      if (start[-1] >= 0xC0 || start[-2] >= 0xE0 || start[-3] >= 0xF0) break;
      continue;
    }
    if (has_utf8_mistake(start, v)) break;
    high |= here;
  }
  *nonASCII = high != 0;
  return block;
}

size_t cbytemasks_utf8_blocks(const uint8_t *bytes, size_t blockCount, bool *nonASCII) {
  if (has_broad_registers()) return utf8_blocks_broad(bytes, blockCount, nonASCII);
  return cbytemasks_utf8_blocks_narrow(bytes, blockCount, nonASCII);
}

size_t cbytemasks_utf8_blocks_narrow(const uint8_t *bytes, size_t blockCount, bool *nonASCII) {
  if (__builtin_cpu_supports("avx2")) return utf8_blocks_wide(bytes, blockCount, nonASCII);
  return cbytemasks_utf8_blocks_portable(bytes, blockCount, nonASCII);
}

#else

size_t cbytemasks_utf8_blocks(const uint8_t *bytes, size_t blockCount, bool *nonASCII) {
  return cbytemasks_utf8_blocks_portable(bytes, blockCount, nonASCII);
}

size_t cbytemasks_utf8_blocks_narrow(const uint8_t *bytes, size_t blockCount, bool *nonASCII) {
  return cbytemasks_utf8_blocks_portable(bytes, blockCount, nonASCII);
}

void cbytemasks_text_marks(const uint8_t *bytes, size_t blockCount, uint64_t *marks) {
  cbytemasks_text_marks_portable(bytes, blockCount, marks);
}

void cbytemasks_text_marks_narrow(const uint8_t *bytes, size_t blockCount, uint64_t *marks) {
  cbytemasks_text_marks_portable(bytes, blockCount, marks);
}

size_t cbytemasks_csv_positions(
    const uint8_t *bytes, size_t blockCount, uint8_t next, uint8_t separator, CByteMasksCSVState *state, uint32_t *positions,
    size_t *positionCount) {
  return cbytemasks_csv_positions_portable(bytes, blockCount, next, separator, state, positions, positionCount);
}

size_t cbytemasks_csv_positions_narrow(
    const uint8_t *bytes, size_t blockCount, uint8_t next, uint8_t separator, CByteMasksCSVState *state, uint32_t *positions,
    size_t *positionCount) {
  return cbytemasks_csv_positions_portable(bytes, blockCount, next, separator, state, positions, positionCount);
}

#endif
