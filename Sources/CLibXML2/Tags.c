// A light look at tags before libxml2 reads them: what it compares pairwise must be few.
#include <string.h>

#include "Shared.h"

enum { TEXT, OPENED, TAG, DOUBLE_QUOTED, SINGLE_QUOTED, INSTRUCTION, BANG, COMMENT, CDATA };

// A comment, CDATA section or instruction ends with its mark; `matched` counts how much of it was just seen.
static void seek_end(chitra_tag_scan *scan, uint8_t byte, uint8_t mark, uint8_t length) {
  if (byte == '>' && scan->matched == length) {
    scan->state = TEXT;
  } else if (byte != mark) {
    scan->matched = 0;
  } else if (scan->matched < length) {
    scan->matched++;
  }
}

static void open_tag(chitra_tag_scan *scan, uint8_t byte) {
  scan->matched = 0;
  scan->equals = 0;
  scan->state = byte == '!' ? BANG : byte == '?' ? INSTRUCTION : byte == '>' ? TEXT : TAG;
}

static void in_tag(chitra_tag_scan *scan, uint8_t byte) {
  if (byte == '>') scan->state = TEXT;
  if (byte == '"') scan->state = DOUBLE_QUOTED;
  if (byte == '\'') scan->state = SINGLE_QUOTED;
  if (byte == '=') scan->equals++;
}

// Behind "<!": "--" begins a comment, "[" a CDATA section, anything else a declaration, which is refused later.
static void after_bang(chitra_tag_scan *scan, uint8_t byte) {
  if (byte == '-' && ++scan->matched < 2) return;
  scan->state = byte == '-' ? COMMENT : byte == '[' ? CDATA : TAG;
  scan->matched = 0;
}

// What ends a tag, begins a value or follows an attribute's name lies below 0x40; letters lie above and are passed eight at a time.
static const uint8_t *pass_letters(const uint8_t *next, const uint8_t *end) {
  while (end - next >= 8) {
    uint64_t word;
    memcpy(&word, next, sizeof word);
    if (((word | word << 1) & UINT64_C(0x8080808080808080)) != UINT64_C(0x8080808080808080)) break;
    next += 8;
  }
  while (next < end && *next >= 0x40) next++;
  return next;
}

static const uint8_t *find(const uint8_t *next, const uint8_t *end, uint8_t wanted) {
  const uint8_t *found = memchr(next, wanted, (size_t)(end - next));
  return found == NULL ? end : found;
}

int chitra_scan_tags(chitra_tag_scan *scan, const uint8_t *bytes, size_t count) {
  const uint8_t *next = bytes, *end = bytes + count;
  while (next < end) {
    if (scan->state == TAG) next = pass_letters(next, end);
    if (scan->state == TEXT) next = find(next, end, '<');
    if (scan->state == DOUBLE_QUOTED) next = find(next, end, '"');
    if (scan->state == SINGLE_QUOTED) next = find(next, end, '\'');
    if (next == end) return 1;
    uint8_t byte = *next++;
    switch (scan->state) {
      case TEXT: scan->state = OPENED; break;
      case OPENED: open_tag(scan, byte); break;
      case TAG: in_tag(scan, byte); break;
      case DOUBLE_QUOTED: if (byte == '"') scan->state = TAG; break;
      case SINGLE_QUOTED: if (byte == '\'') scan->state = TAG; break;
      case INSTRUCTION: seek_end(scan, byte, '?', 1); break;
      case BANG: after_bang(scan, byte); break;
      case COMMENT: seek_end(scan, byte, '-', 2); break;
      default: seek_end(scan, byte, ']', 2);
    }
    if (scan->equals > CHITRA_TAG_ATTRIBUTES) return 0;
  }
  return 1;
}
