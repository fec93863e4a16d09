// Names in the hot loop of rosters, 32 bytes at a time.

#include "CByteMasks.h"

/// Digits and signs that no name has; a dot, an apostrophe and blanks belong to some.
static inline bool is_remark(uint8_t byte) { return byte < 'A' && byte != ' ' && byte != '.' && byte != '\''; }

static inline bool needs_look(uint8_t byte, uint8_t next) {
  const uint8_t letter = byte | 0x20;
  if (next == 0xC3 && (letter == 'a' || letter == 'e' || letter == 'o')) return true;
  return is_remark(byte) || byte == 0xCB || (byte == 0xC5 && (next | 1) != 0xA9) || (byte == 0xC6 && next == 0x92);
}

bool cbytemasks_name_marks_portable(const uint8_t *text, size_t count) {
  for (size_t place = 0; place < count && place < 64; place++) {
    if (needs_look(text[place], text[place + 1])) return true;
  }
  return false;
}

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>

#define WIDE __attribute__((target("avx2,bmi,bmi2,popcnt")))

WIDE static inline __m256i is(__m256i v, uint8_t byte) { return _mm256_cmpeq_epi8(v, _mm256_set1_epi8((char)byte)); }

WIDE static inline __m256i both(__m256i a, __m256i b) { return _mm256_and_si256(a, b); }

WIDE static inline __m256i either(__m256i a, __m256i b) { return _mm256_or_si256(a, b); }

WIDE static inline __m256i bits(uint8_t byte) { return _mm256_set1_epi8((char)byte); }

WIDE static inline uint32_t name_marks_half(const uint8_t *text) {
  const __m256i v = _mm256_loadu_si256((const __m256i *)text);
  const __m256i next = _mm256_loadu_si256((const __m256i *)(text + 1));
  const __m256i small = either(v, bits(0x20));
  const __m256i vowel = either(either(is(small, 'a'), is(small, 'e')), is(small, 'o'));
  const __m256i tilde = is(either(next, bits(1)), 0xA9);
  const __m256i strange = either(
      either(_mm256_andnot_si256(tilde, is(v, 0xC5)), is(v, 0xCB)), both(is(v, 0xC6), is(next, 0x92)));
  const __m256i low = _mm256_cmpeq_epi8(_mm256_min_epu8(v, bits('A' - 1)), v);
  const __m256i of_names = either(either(is(v, ' '), is(v, '.')), is(v, '\''));
  const __m256i marks = either(both(is(next, 0xC3), vowel), strange);
  return (uint32_t)_mm256_movemask_epi8(either(marks, _mm256_andnot_si256(of_names, low)));
}

WIDE static bool name_marks_wide(const uint8_t *text, size_t count) {
  const uint32_t low = _bzhi_u32(name_marks_half(text), (unsigned)(count < 32 ? count : 32));
  if (low != 0 || count <= 32) return low != 0;
  return _bzhi_u32(name_marks_half(text + 32), (unsigned)(count < 64 ? count - 32 : 32)) != 0;
}

bool cbytemasks_name_marks(const uint8_t *text, size_t count) {
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2")) return name_marks_wide(text, count);
  return cbytemasks_name_marks_portable(text, count);
}

WIDE static inline __m256i look_up(__m256i low, __m128i table) {
  return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(table), low);
}

/// What 32 bytes of a name are; one bit a byte.
typedef struct {
  __m256i letters;  // the capital at each last byte of a character that is known, else 0
  uint64_t kept;    // those last bytes
  uint64_t tails;   // 80...BF
  uint64_t leads;   // C3...C6
  uint64_t longs;   // E1
  uint64_t middles; // BA or BB behind E1
} NameBytes;

WIDE static inline uint32_t mask(__m256i v) { return (uint32_t)_mm256_movemask_epi8(v); }

/// The letters by ranges: Latin-1, the four blocks behind it that Vietnamese has letters of, and U+1EA0...U+1EF9.
WIDE static inline NameBytes name_bytes(const uint8_t *text) {
  const __m256i v = _mm256_loadu_si256((const __m256i *)text);
  const __m256i before = _mm256_loadu_si256((const __m256i *)(text - 1));
  const __m256i behind_e1 = is(_mm256_loadu_si256((const __m256i *)(text - 2)), 0xE1);
  const __m256i low = both(v, bits(0x0F));
  const __m256i high = both(v, bits(0xF0));
  const __m256i even = both(v, bits(0xFE));

  const __m256i upper = both(v, bits(0xDF));
  const __m256i is_letter = both(_mm256_cmpgt_epi8(upper, bits('A' - 1)), _mm256_cmpgt_epi8(bits('Z' + 1), upper));
  __m256i found = either(both(is_letter, upper), both(is(v, ' '), bits(' ')));

  const __m256i latin = _mm256_blendv_epi8(
      look_up(low, _mm_setr_epi8('A', 'A', 'A', 'A', 0, 0, 0, 0, 'E', 'E', 'E', 0, 'I', 'I', 0, 0)),
      look_up(low, _mm_setr_epi8(0, 0, 'O', 'O', 'O', 'O', 0, 0, 0, 'U', 'U', 0, 0, 'Y', 0, 0)),
      is(both(v, bits(0x10)), 0x10));
  found = either(found, both(latin, is(before, 0xC3)));
  const __m256i a8 = is(even, 0xA8);
  const __m256i c4 = either(either(both(is(even, 0x82), bits('A')), both(is(even, 0x90), bits('D'))), both(a8, bits('I')));
  const __m256i c6 = either(both(is(even, 0xA0), bits('O')), both(either(is(v, 0xAF), is(v, 0xB0)), bits('U')));
  found = either(found, both(c4, is(before, 0xC4)));
  found = either(found, both(both(a8, bits('U')), is(before, 0xC5)));
  found = either(found, both(c6, is(before, 0xC6)));

  const __m256i eighty = is(high, 0x80), ninety = is(high, 0x90), a0 = is(high, 0xA0), b0 = is(high, 0xB0);
  const __m256i ba = either(
      both(a0, bits('A')),
      both(b0, look_up(low, _mm_setr_epi8('A', 'A', 'A', 'A', 'A', 'A', 'A', 'A', 'E', 'E', 'E', 'E', 'E', 'E', 'E', 'E'))));
  const __m256i bb = either(
      either(
          both(eighty, look_up(low, _mm_setr_epi8('E', 'E', 'E', 'E', 'E', 'E', 'E', 'E', 'I', 'I', 'I', 'I', 'O', 'O', 'O', 'O'))),
          both(ninety, bits('O'))),
      either(
          both(a0, look_up(low, _mm_setr_epi8('O', 'O', 'O', 'O', 'U', 'U', 'U', 'U', 'U', 'U', 'U', 'U', 'U', 'U', 'U', 'U'))),
          both(b0, look_up(low, _mm_setr_epi8('U', 'U', 'Y', 'Y', 'Y', 'Y', 'Y', 'Y', 'Y', 'Y', 0, 0, 0, 0, 0, 0)))));
  found = either(found, both(behind_e1, either(both(ba, is(before, 0xBA)), both(bb, is(before, 0xBB)))));

  NameBytes result;
  result.letters = found;
  result.kept = (uint32_t)~mask(_mm256_cmpeq_epi8(found, _mm256_setzero_si256()));
  result.tails = mask(_mm256_cmpgt_epi8(bits(0xC0), v));
  result.leads = mask(both(_mm256_cmpgt_epi8(v, bits(0xC2)), _mm256_cmpgt_epi8(bits(0xC7), v)));
  result.longs = mask(is(v, 0xE1));
  result.middles = mask(both(is(both(v, bits(0xFE)), 0xBA), is(before, 0xE1)));
  return result;
}

/// Puts the letters that are kept one behind the other.
WIDE static inline uint8_t *press(__m256i letters, uint32_t kept, uint8_t *target) {
  const __m256i keep = _mm256_xor_si256(_mm256_cmpeq_epi8(letters, _mm256_setzero_si256()), _mm256_set1_epi8((char)0xFF));
#define PRESS(lane)                                                                                                        \
  do {                                                                                                                     \
    const uint64_t pressed = _pext_u64(                                                                                    \
        (uint64_t)_mm256_extract_epi64(letters, lane), (uint64_t)_mm256_extract_epi64(keep, lane));                        \
    memcpy(target, &pressed, 8);                                                                                           \
    target += _mm_popcnt_u32((kept >> (8 * lane)) & 0xFF);                                                                 \
  } while (0)
  PRESS(0);
  PRESS(1);
  PRESS(2);
  PRESS(3);
#undef PRESS
  return target;
}

/// Writes the capitals of a name and gives their number; 0 where a byte is not known. What lies behind them has no meaning.
WIDE static inline size_t fold_wide(const uint8_t *name, size_t name_count, uint8_t *pressed) {
  // A continuation without its lead would take a byte before the name for it.
  if (name_count == 0 || name_count > 64 || (name[0] & 0xC0) == 0x80) return 0;
  const NameBytes low = name_bytes(name);
  uint8_t *end = press(low.letters, (uint32_t)low.kept, pressed);
  uint64_t kept = low.kept, ended = low.kept & low.tails, leads = low.leads, longs = low.longs, middles = low.middles;
  if (name_count > 32) {
    const NameBytes high = name_bytes(name + 32);
    press(high.letters, (uint32_t)high.kept, end);
    kept |= high.kept << 32;
    ended |= (high.kept & high.tails) << 32;
    leads |= high.leads << 32;
    longs |= high.longs << 32;
    middles |= high.middles << 32;
  }
  const uint64_t whole = _bzhi_u64(~(uint64_t)0, (unsigned)name_count);
  // Every byte ends a character that is known, or leads to one that does; behind a lead stand 80...BF.
  const uint64_t known = kept | leads | longs | middles;
  const uint64_t broken = ((leads << 1) & ~ended) | ((longs << 1) & ~middles) | ((middles << 1) & ~ended) | ~known;
  if ((broken & whole) != 0 || (kept >> (name_count - 1) & 1) == 0) return 0;
  return (size_t)_mm_popcnt_u64(kept & whole);
}

WIDE static bool folds_to_wide(const uint8_t *name, size_t name_count, const uint8_t *holder, size_t holder_count) {
  uint8_t pressed[64 + 8];
  if (holder_count == 0 || holder_count > 64 || fold_wide(name, name_count, pressed) != holder_count) return false;
  const uint32_t first = ~mask(_mm256_cmpeq_epi8(
      _mm256_loadu_si256((const __m256i *)pressed), _mm256_loadu_si256((const __m256i *)holder)));
  if (_bzhi_u32(first, (unsigned)(holder_count < 32 ? holder_count : 32)) != 0) return false;
  return holder_count <= 32 || memcmp(pressed + 32, holder + 32, holder_count - 32) == 0;
}

bool cbytemasks_folds_to(const uint8_t *name, size_t nameCount, const uint8_t *holder, size_t holderCount) {
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("bmi2")) return false;
  return folds_to_wide(name, nameCount, holder, holderCount);
}

WIDE static size_t sorting_letters_wide(const uint8_t *name, size_t name_count, uint8_t *letters) {
  const size_t count = fold_wide(name, name_count, letters);
  if (count == 0) return 0;
  memset(letters + count, 0, 64 + 8 - count);
  uint64_t blanks = 0;
  for (int half = 0; half < 2; half++) {
    const __m256i v = _mm256_loadu_si256((const __m256i *)(letters + 32 * half));
    blanks |= (uint64_t)mask(is(v, ' ')) << (32 * half);
    _mm256_storeu_si256((__m256i *)(letters + 32 * half), _mm256_blendv_epi8(v, bits('I'), is(v, 'Y')));
  }
  // Blanks at the ends and doubled ones fall away in a folding that looks closer.
  return (blanks & (blanks << 1 | 1 | (uint64_t)1 << (count - 1))) == 0 ? count : 0;
}

size_t cbytemasks_sorting_letters(const uint8_t *name, size_t nameCount, uint8_t *letters) {
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("bmi2")) return 0;
  return sorting_letters_wide(name, nameCount, letters);
}

#else

size_t cbytemasks_sorting_letters(const uint8_t *name, size_t nameCount, uint8_t *letters) { return 0; }

bool cbytemasks_name_marks(const uint8_t *text, size_t count) { return cbytemasks_name_marks_portable(text, count); }

bool cbytemasks_folds_to(const uint8_t *name, size_t nameCount, const uint8_t *holder, size_t holderCount) { return false; }

#endif
