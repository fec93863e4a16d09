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

int chitra_scan_tags(chitra_tag_scan *scan, const uint8_t *bytes, size_t count) {
  const uint8_t *next = bytes, *end = bytes + count;
  while (next < end) {
    if (scan->state == TEXT) {
      next = memchr(next, '<', (size_t)(end - next));
      if (next == NULL) return 1;
      next++;
      scan->state = OPENED;
      continue;
    }
    uint8_t byte = *next++;
    switch (scan->state) {
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
