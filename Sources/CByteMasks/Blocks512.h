// The loops over blocks with registers of 64 bytes (AVX-512 BW, VBMI2): a block is one register, a comparison gives its mask at once.
#pragma once

#include "CByteMasks.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>

#define BROAD __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi2,bmi,bmi2,popcnt,pclmul")))

static inline bool has_broad_registers(void) {
  return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")
      && __builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("pclmul");
}

BROAD static inline __m512i repeated(__m128i table) { return _mm512_broadcast_i32x4(table); }

BROAD static inline __m512i every(uint8_t byte) { return _mm512_set1_epi8((char)byte); }

BROAD static inline uint64_t equal_broad(__m512i v, uint8_t byte) { return _mm512_cmpeq_epi8_mask(v, every(byte)); }

/// The places of the bits of a mask, counted from `offset`, as many as there are and up to 63 numbers of no meaning behind them.
BROAD static inline uint32_t *write_places(uint64_t mask, uint32_t offset, uint32_t *target) {
  const __m512i iota = _mm512_set_epi8(
      63, 62, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47, 46, 45, 44, 43, 42, 41, 40, 39, 38, 37, 36, 35, 34, 33, 32, 31, 30,
      29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
  const __m512i places = _mm512_maskz_compress_epi8(mask, iota);
  const __m512i base = _mm512_set1_epi32((int)offset);
  const unsigned count = (unsigned)_mm_popcnt_u64(mask);
#define WRITE(quarter)                                                        \
  _mm512_storeu_si512(                                                        \
      target + 16 * (quarter),                                                \
      _mm512_add_epi32(base, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(places, quarter))))
  WRITE(0);
  if (count > 16) {
    WRITE(1);
    if (count > 32) {
      WRITE(2);
      WRITE(3);
    }
  }
#undef WRITE
  return target + count;
}

// As text_marks_half in CByteMasks.c.
BROAD static inline uint64_t text_marks_broad(__m512i v, __m512i before) {
  const __m512i by_low =
      repeated(_mm_setr_epi8(0x21, 0x01, 0x19, 0x13, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x41, 0x01, 0x09, 0x09, 0x01, 0x15));
  const __m512i by_high =
      repeated(_mm_setr_epi8(0x01, 0x01, 0x02, 0x04, 0x00, 0x00, 0x00, 0x04, 0x00, 0x60, 0x00, 0x20, 0x08, 0x00, 0x10, 0x00));
  const __m512i half = every(0x0F);
  const __m512i classes = _mm512_and_si512(
      _mm512_shuffle_epi8(by_low, _mm512_and_si512(v, half)),
      _mm512_shuffle_epi8(by_high, _mm512_and_si512(_mm512_srli_epi16(v, 4), half)));
  return _mm512_test_epi8_mask(classes, every(0x1F)) | (equal_broad(v, ' ') & equal_broad(before, ' '))
      | (_mm512_test_epi8_mask(classes, every(0x20)) & equal_broad(before, 0xC3))
      | (_mm512_test_epi8_mask(classes, every(0x40)) & equal_broad(before, 0xE1));
}

#endif
