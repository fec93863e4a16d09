// Bit masks over blocks of 64 bytes: bit i of a mask says something about byte i of the block.
// Header only, so that the compiler can place each function inside the loop that uses it. SSE2 belongs to every x86-64; other
// processors take the portable loops below, which give the same masks.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

typedef struct {
  uint64_t quotes;      // "
  uint64_t separators;  // the separator byte asked for
  uint64_t lineFeeds;
  uint64_t carriageReturns;
} CByteMasksCSV;

/// Where a reader of delimited text stands between two blocks.
typedef struct {
  uint64_t inside;       // all bits inside quotes, else none
  uint64_t afterQuote;   // 1 behind a quote that closed a field, else 0
  uint64_t atFieldStart; // 1 at the first byte of a field, else 0
} CByteMasksCSVState;

/// Set in a position that is a line break inside quotes, and so no end of a field.
#define CBYTEMASKS_INNER_BREAK 0x80000000u
/// Room that `cbytemasks_csv_positions` needs for one block, and once more behind the last.
#define CBYTEMASKS_POSITIONS_PER_BLOCK 64

#if defined(__SSE2__)

#define CBYTEMASKS_GATHER(expression0, expression1, expression2, expression3)                                                  \
  ((uint64_t)(uint32_t)_mm_movemask_epi8(expression0) | ((uint64_t)(uint32_t)_mm_movemask_epi8(expression1) << 16) |           \
   ((uint64_t)(uint32_t)_mm_movemask_epi8(expression2) << 32) | ((uint64_t)(uint32_t)_mm_movemask_epi8(expression3) << 48))

static inline uint64_t cbytemasks_equal_vectors(__m128i a, __m128i b, __m128i c, __m128i d, uint8_t byte) {
  const __m128i wanted = _mm_set1_epi8((char)byte);
  return CBYTEMASKS_GATHER(
      _mm_cmpeq_epi8(a, wanted), _mm_cmpeq_epi8(b, wanted), _mm_cmpeq_epi8(c, wanted), _mm_cmpeq_epi8(d, wanted));
}

#define CBYTEMASKS_LOAD(block)                                   \
  const __m128i a = _mm_loadu_si128((const __m128i *)(block));   \
  const __m128i b = _mm_loadu_si128((const __m128i *)(block) + 1); \
  const __m128i c = _mm_loadu_si128((const __m128i *)(block) + 2); \
  const __m128i d = _mm_loadu_si128((const __m128i *)(block) + 3)

/// The structural bytes of a delimited file in 64 bytes.
static inline CByteMasksCSV cbytemasks_csv(const uint8_t *_Nonnull block, uint8_t separator) {
  CBYTEMASKS_LOAD(block);
  CByteMasksCSV masks;
  masks.quotes = cbytemasks_equal_vectors(a, b, c, d, '"');
  masks.separators = cbytemasks_equal_vectors(a, b, c, d, separator);
  masks.lineFeeds = cbytemasks_equal_vectors(a, b, c, d, '\n');
  masks.carriageReturns = cbytemasks_equal_vectors(a, b, c, d, '\r');
  return masks;
}

/// Those of 64 bytes that are `even` or the byte after it.
static inline uint64_t cbytemasks_pair(const uint8_t *_Nonnull block, uint8_t even) {
  CBYTEMASKS_LOAD(block);
  const __m128i mask = _mm_set1_epi8((char)0xFE);
  const __m128i wanted = _mm_set1_epi8((char)even);
  return CBYTEMASKS_GATHER(
      _mm_cmpeq_epi8(_mm_and_si128(a, mask), wanted), _mm_cmpeq_epi8(_mm_and_si128(b, mask), wanted),
      _mm_cmpeq_epi8(_mm_and_si128(c, mask), wanted), _mm_cmpeq_epi8(_mm_and_si128(d, mask), wanted));
}

#undef CBYTEMASKS_LOAD
#undef CBYTEMASKS_GATHER

#else

#define CBYTEMASKS_COLLECT(mask, condition)  \
  do {                                       \
    uint64_t collected = 0;                  \
    for (int i = 0; i < 64; i++) {           \
      const uint8_t byte = block[i];         \
      collected |= (uint64_t)((condition) ? 1 : 0) << i; \
    }                                        \
    mask = collected;                        \
  } while (0)

static inline CByteMasksCSV cbytemasks_csv(const uint8_t *_Nonnull block, uint8_t separator) {
  CByteMasksCSV masks;
  CBYTEMASKS_COLLECT(masks.quotes, byte == '"');
  CBYTEMASKS_COLLECT(masks.separators, byte == separator);
  CBYTEMASKS_COLLECT(masks.lineFeeds, byte == '\n');
  CBYTEMASKS_COLLECT(masks.carriageReturns, byte == '\r');
  return masks;
}

static inline uint64_t cbytemasks_pair(const uint8_t *_Nonnull block, uint8_t even) {
  uint64_t mask;
  CBYTEMASKS_COLLECT(mask, (byte & 0xFE) == even);
  return mask;
}

#undef CBYTEMASKS_COLLECT

#endif

/// The bytes CC and CD among 64 bytes: the leads of the combining marks U+0300...U+036F (and of U+0370...U+037F).
static inline uint64_t cbytemasks_mark_leads(const uint8_t *_Nonnull block) { return cbytemasks_pair(block, 0xCC); }

// The last bytes of a buffer, fewer than 64: the block is completed with zero bytes on the stack, nothing past `count` is read.
#define CBYTEMASKS_PADDED(bytes, count) \
  uint8_t padded[64] = {0};             \
  memcpy(padded, bytes, (count) > 64 ? 64 : (count))

static inline CByteMasksCSV cbytemasks_csv_partial(const uint8_t *_Nonnull bytes, size_t count, uint8_t separator) {
  CBYTEMASKS_PADDED(bytes, count);
  return cbytemasks_csv(padded, separator);
}

static inline uint64_t cbytemasks_mark_leads_partial(const uint8_t *_Nonnull bytes, size_t count) {
  CBYTEMASKS_PADDED(bytes, count);
  return cbytemasks_mark_leads(padded);
}

#undef CBYTEMASKS_PADDED

/// Writes the position of each separator and line break outside of quotes, counted from `bytes`, for CRLF that of its LF; line breaks
/// inside quotes are marked. `next` is the byte behind the last block, or 0. It stops before the first block whose quotes are not regular:
/// each opens a field at its start or closes it at its end, none is doubled. The number of blocks before it is returned.
size_t cbytemasks_csv_positions(
    const uint8_t *_Nonnull bytes, size_t blockCount, uint8_t next, uint8_t separator, CByteMasksCSVState *_Nonnull state,
    uint32_t *_Nonnull positions, size_t *_Nonnull positionCount);

/// The same without registers of 64 bytes, and with nothing but what every processor has; the tests hold all three against each other.
size_t cbytemasks_csv_positions_narrow(
    const uint8_t *_Nonnull bytes, size_t blockCount, uint8_t next, uint8_t separator, CByteMasksCSVState *_Nonnull state,
    uint32_t *_Nonnull positions, size_t *_Nonnull positionCount);
size_t cbytemasks_csv_positions_portable(
    const uint8_t *_Nonnull bytes, size_t blockCount, uint8_t next, uint8_t separator, CByteMasksCSVState *_Nonnull state,
    uint32_t *_Nonnull positions, size_t *_Nonnull positionCount);

/// Bit b of `marks[i]` says that a text with byte 64 i + b needs a closer look: a control character, 7F, # or ?; a lead of no-break and
/// other wide blanks, of combining marks or of U+FFFD (C2, CC, CD, E2, E3, EF); a blank behind a blank; eth (90 or B0 behind C3); 9A
/// behind E1. No byte is taken to stand before the first.
void cbytemasks_text_marks(const uint8_t *_Nonnull bytes, size_t blockCount, uint64_t *_Nonnull marks);

/// The same without registers of 64 bytes, and with nothing but what every processor has; the tests hold all three against each other.
void cbytemasks_text_marks_narrow(const uint8_t *_Nonnull bytes, size_t blockCount, uint64_t *_Nonnull marks);
void cbytemasks_text_marks_portable(const uint8_t *_Nonnull bytes, size_t blockCount, uint64_t *_Nonnull marks);

/// How many blocks of 64 bytes from the first on are UTF-8 without a mistake (Unicode 17, table 3-7), where `bytes` begins a character and
/// the last of them may break one off, or end with a byte that begins none. `nonASCII` is set to whether they hold
/// a byte 80...FF. Nothing before `bytes` is read.
size_t cbytemasks_utf8_blocks(const uint8_t *_Nonnull bytes, size_t blockCount, bool *_Nonnull nonASCII);

/// The same without registers of 64 bytes, and with nothing but what every processor has; the tests hold all three against each other.
size_t cbytemasks_utf8_blocks_narrow(const uint8_t *_Nonnull bytes, size_t blockCount, bool *_Nonnull nonASCII);
size_t cbytemasks_utf8_blocks_portable(const uint8_t *_Nonnull bytes, size_t blockCount, bool *_Nonnull nonASCII);

/// Whether UTF-8 text has letters that Vietnamese never writes so, the signs of an older encoding taken for a Western one: a sign of
/// Latin-1, a letter of it that Vietnamese does not have, a capital with a mark behind a small letter, a vowel and a mark of VNI, onh
/// or och, the pieces of UTF-8. Nothing before `bytes` is read; behind them are 64 bytes more.
bool cbytemasks_letter_signs(const uint8_t *_Nonnull bytes, size_t count);

/// Whether a name of UTF-8 folds to exactly a holder in ASCII capitals: its Vietnamese letters and ASCII letters without marks, as
/// capitals, and its blanks. False says nothing. Two bytes before the name and 64 from the start of each text on must be readable.
bool cbytemasks_folds_to(const uint8_t *_Nonnull name, size_t nameCount, const uint8_t *_Nonnull holder, size_t holderCount);

/// Writes the letters by which names are compared, ASCII capitals with I for Y and single blanks between words, with zeros behind them up
/// to 72 bytes, and gives their number. 0 where the name has anything else, is longer than 64 bytes, or the processor is not fit: that says
/// nothing. Two bytes before the name and 64 from its start on must be readable.
size_t cbytemasks_sorting_letters(const uint8_t *_Nonnull name, size_t nameCount, uint8_t *_Nonnull letters);

/// Whether a name must be looked at: an a, e or o before a lead C3, which may be a mark of a font; a letter that only code pages have (a
/// lead C5 before anything but A8 and A9, CB, or C6 92); a digit or a sign other than blank, dot and apostrophe. Only the first 64 bytes
/// are looked at; they and one more must be readable.
bool cbytemasks_name_marks(const uint8_t *_Nonnull text, size_t count);

/// The same with nothing but what every processor has; the tests hold the two against each other.
bool cbytemasks_name_marks_portable(const uint8_t *_Nonnull text, size_t count);

/// Bit i says whether word i of sixteen is the one asked for.
static inline uint32_t cbytemasks_equal_words(const uint16_t *_Nonnull words, uint16_t word) {
#if defined(__SSE2__)
  const __m128i wanted = _mm_set1_epi16((short)word);
  const __m128i low = _mm_cmpeq_epi16(_mm_loadu_si128((const __m128i *)words), wanted);
  const __m128i high = _mm_cmpeq_epi16(_mm_loadu_si128((const __m128i *)words + 1), wanted);
  return (uint32_t)_mm_movemask_epi8(_mm_packs_epi16(low, high));
#else
  uint32_t mask = 0;
  for (unsigned i = 0; i < 16; i++) mask |= (uint32_t)(words[i] == word) << i;
  return mask;
#endif
}

/// Asks for the cache line of an address that will be read soon.
static inline void cbytemasks_prefetch(const void *_Nonnull address) { __builtin_prefetch(address); }

/// Asks for large pages under memory that is used in no order, before it is touched: fewer places that the processor must look up. Where
/// the system has none, nothing happens.
void cbytemasks_want_large_pages(void *_Nonnull start, size_t count);
