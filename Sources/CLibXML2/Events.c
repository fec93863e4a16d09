// What libxml2 calls while it parses: names resolved by pointer, text copied only where it is wanted, events gathered in one array.
#include <stdlib.h>
#include <string.h>

#include "ReaderState.h"

// MARK: - Places and problems

static void place(const chitra_xml_reader *reader, uint32_t *line, uint32_t *column, int64_t *byte_offset) {
  const xmlParserInput *input = reader->context == NULL ? NULL : reader->context->input;
  *line = *column = 0;
  *byte_offset = -1;
  if (input == NULL) return;
  *line = input->line > 0 ? (uint32_t)input->line : 0;
  *column = input->col > 0 ? (uint32_t)input->col : 0;
  // With a converter in between, places in libxml2's buffer are not places in the file.
  if (input->buf != NULL && input->buf->encoder == NULL) *byte_offset = (int64_t)input->consumed + (input->cur - input->base);
}

void chitra_stop(chitra_xml_reader *reader, int32_t kind, const char *message) {
  if (reader->is_stopped) return;
  reader->is_stopped = 1;
  reader->problem.kind = kind;
  place(reader, &reader->problem.line, &reader->problem.column, &reader->problem.byte_offset);
  reader->problem.message = chitra_copy_text(message, message == NULL ? 0 : strlen(message), 400);
}

int32_t chitra_kind_of(int domain, int code) {
  if (domain == XML_FROM_I18N) return CHITRA_XML_ENCODING;
  if (domain == XML_FROM_NAMESPACE) return CHITRA_XML_NAMESPACE;
  switch (code) {
    case XML_ERR_NO_MEMORY: return CHITRA_XML_OUT_OF_MEMORY;
    case XML_ERR_UNKNOWN_ENCODING:
    case XML_ERR_UNSUPPORTED_ENCODING:
    case XML_ERR_INVALID_ENCODING:
    case XML_ERR_ENCODING_NAME: return CHITRA_XML_ENCODING;
    default: return CHITRA_XML_NOT_WELL_FORMED;
  }
}

// Whether the bytes at the parser's place are not UTF-8: libxml2 has one number for that and for forbidden characters.
static int stands_at_bad_utf8(const chitra_xml_reader *reader) {
  const xmlParserInput *input = reader->context == NULL ? NULL : reader->context->input;
  if (input == NULL || input->cur == NULL || input->cur >= input->end) return 0;
  const uint8_t *bytes = input->cur;
  size_t rest = (size_t)(input->end - input->cur);
  uint8_t first = bytes[0];
  if (first < 0x80) return 0;
  size_t count = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
  if (count == 0 || count > rest) return 1;
  for (size_t index = 1; index < count; index++)
    if ((bytes[index] & 0xC0) != 0x80) return 1;
  return (first == 0xE0 && bytes[1] < 0xA0) || (first == 0xED && bytes[1] > 0x9F) || (first == 0xF0 && bytes[1] < 0x90) ||
         (first == 0xF4 && bytes[1] > 0x8F);
}

static void on_error(chitra_xml_reader *reader, chitra_error error) {
  if (reader == NULL || error == NULL || error->level == XML_ERR_WARNING || reader->is_stopped) return;
  int32_t kind = chitra_kind_of(error->domain, error->code);
  if (error->code == XML_ERR_INVALID_CHAR && stands_at_bad_utf8(reader)) kind = CHITRA_XML_ENCODING;
  chitra_stop(reader, kind, error->message);
  reader->problem.domain = error->domain;
  reader->problem.code = error->code;
  if (error->domain == XML_FROM_PARSER || error->domain == XML_FROM_NAMESPACE) {
    if (error->line > 0) reader->problem.line = (uint32_t)error->line;
    if (error->int2 > 0) reader->problem.column = (uint32_t)error->int2;
  }
}

// The parser hands over its user data, which belongs to the validator when one is plugged in; the context knows the reader.
void chitra_on_parser_error(void *data, chitra_error error) {
  (void)data;
  xmlParserCtxtPtr context = error == NULL ? NULL : error->ctxt;
  if (context != NULL) on_error(context->_private, error);
}

// Errors without a context (converting bytes) come to the handler of the thread, whose data is the reader.
void chitra_on_thread_error(void *data, chitra_error error) { on_error(data, error); }

static void write_path(const chitra_xml_reader *reader, char *path, size_t limit) {
  size_t used = 0;
  uint32_t depth = reader->depth + (reader->ended_last ? 1 : 0);
  for (uint32_t index = 0; index < depth && index < reader->limits.depth; index++) {
    const char *name = (const char *)reader->levels[index].name;
    size_t count = strlen(name);
    if (used + count + 2 > limit) break;
    path[used++] = '/';
    memcpy(path + used, name, count);
    used += count;
  }
  path[used] = 0;
}

void chitra_on_violation(void *data, chitra_error error) {
  chitra_xml_reader *reader = data;
  if (error == NULL || error->level == XML_ERR_WARNING || reader->is_stopped) return;
  if (reader->violations.recorded >= reader->violations.limit) {
    reader->violations.count++;
    return;
  }
  char path[1001];
  write_path(reader, path, sizeof path);
  chitra_xml_problem problem = {
      .kind = CHITRA_XML_SCHEMA_VIOLATION, .domain = error->domain, .code = error->code, .message = error->message, .path = path};
  // The validator knows no lines when it is plugged in: the parser's own place is right, beyond line 65,535 too.
  place(reader, &problem.line, &problem.column, &problem.byte_offset);
  chitra_add_problem(&reader->violations, problem);
}

static void keep_silent(void *data, const char *format, ...) {
  (void)data;
  (void)format;
}

// MARK: - Events

static void emit(chitra_xml_reader *reader, uint8_t kind, uint32_t depth, int32_t name, size_t offset, size_t count) {
  if (reader->event_count == reader->event_capacity) {
    size_t capacity = reader->event_capacity == 0 ? 1024 : reader->event_capacity * 2;
    chitra_xml_event *grown = realloc(reader->events, capacity * sizeof *grown);
    if (grown == NULL) {
      chitra_stop(reader, CHITRA_XML_OUT_OF_MEMORY, NULL);
      return;
    }
    reader->events = grown;
    reader->event_capacity = capacity;
  }
  chitra_xml_event *event = &reader->events[reader->event_count++];
  event->kind = kind;
  event->flags = 0;
  event->depth = (uint16_t)depth;
  event->name = name;
  event->text_offset = (uint32_t)offset;
  event->text_length = (uint32_t)count;
  place(reader, &event->line, &event->column, &event->byte_offset);
}

static int keep_text(chitra_xml_reader *reader, const xmlChar *text, size_t count) {
  if (count > reader->arena_capacity - reader->arena_count) {
    size_t capacity = reader->arena_capacity == 0 ? PIECE_BYTES : reader->arena_capacity;
    while (capacity - reader->arena_count < count && capacity <= ARENA_LIMIT) capacity *= 2;
    uint8_t *grown = capacity > ARENA_LIMIT ? NULL : realloc(reader->arena, capacity);
    if (grown == NULL) {
      chitra_stop(reader, CHITRA_XML_OUT_OF_MEMORY, NULL);
      return 0;
    }
    reader->arena = grown;
    reader->arena_capacity = capacity;
  }
  memcpy(reader->arena + reader->arena_count, text, count);
  reader->arena_count += count;
  return 1;
}

static int is_blank(const uint8_t *text, size_t count) {
  for (size_t index = 0; index < count; index++)
    if (text[index] != ' ' && text[index] != '\n' && text[index] != '\t' && text[index] != '\r') return 0;
  return 1;
}

// Text before a child element: given out if it is more than indentation, forgotten otherwise.
static void end_run_before_child(chitra_xml_reader *reader) {
  size_t count = reader->arena_count - reader->run_start;
  if (count > 0 && !is_blank(reader->arena + reader->run_start, count)) {
    emit(reader, CHITRA_XML_TEXT, reader->depth, reader->levels[reader->depth - 1].id, reader->run_start, count);
  } else {
    reader->arena_count = reader->run_start;
  }
  reader->run_start = reader->arena_count;
}

size_t chitra_hash_of(const chitra_xml_reader *reader, const xmlChar *key) {
  return (size_t)(((uint64_t)(uintptr_t)key * UINT64_C(0x9E3779B97F4A7C15)) >> 32) & reader->slot_mask;
}

static const slot *find(const chitra_xml_reader *reader, const xmlChar *key) {
  for (size_t index = chitra_hash_of(reader, key);; index = (index + 1) & reader->slot_mask) {
    const slot *candidate = &reader->slots[index];
    if (candidate->key == key) return candidate;
    if (candidate->key == NULL) return NULL;
  }
}

static int is_accepted(const chitra_xml_reader *reader, const xmlChar *space) {
  if (reader->namespace_count == 0) return 1;
  for (size_t index = 0; index < reader->namespace_count; index++)
    if (reader->namespaces[index] == space) return 1;
  return 0;
}

static void see_root(chitra_xml_reader *reader, const xmlChar *name, const xmlChar *space) {
  const char *text = space == NULL ? "" : (const char *)space;
  reader->root_name = chitra_copy_text((const char *)name, strlen((const char *)name), 400);
  reader->root_namespace = chitra_copy_text(text, strlen(text), 400);
  if (!is_accepted(reader, space)) chitra_stop(reader, CHITRA_XML_ROOT_NAMESPACE, text);
}

// libxml2 gives `&` of an attribute as `&#38;`, and every `&` there is one of those.
static size_t keep_attribute_value(chitra_xml_reader *reader, const xmlChar *value, size_t count) {
  static const char ampersand[] = "&#38;";
  size_t start = reader->arena_count, from = 0;
  while (from < count) {
    const xmlChar *found = memchr(value + from, '&', count - from);
    size_t end = found == NULL ? count : (size_t)(found - value);
    int is_escape = found != NULL && count - end >= 5 && memcmp(found, ampersand, 5) == 0;
    if (!keep_text(reader, value + from, (found == NULL ? end : end + 1) - from)) return 0;
    from = found == NULL ? count : end + (is_escape ? 5 : 1);
  }
  return reader->arena_count - start;
}

static void give_attributes(chitra_xml_reader *reader, int count, const xmlChar **attributes, int is_wanted) {
  for (int index = 0; index < count && !reader->is_stopped; index++) {
    const xmlChar *name = attributes[5 * index], *prefix = attributes[5 * index + 1];
    const xmlChar *value = attributes[5 * index + 3], *end = attributes[5 * index + 4];
    if ((uint64_t)(end - value) > reader->limits.attribute_bytes) {
      chitra_stop(reader, CHITRA_XML_ATTRIBUTE_TOO_LONG, (const char *)name);
      return;
    }
    if (!is_wanted) continue;
    const slot *known = find(reader, name);
    int32_t id = known == NULL ? -1 : prefix == NULL ? known->attribute : known->prefixed;
    size_t start = reader->arena_count;
    if (id >= 0) {
      size_t length = keep_attribute_value(reader, value, (size_t)(end - value));
      emit(reader, CHITRA_XML_ATTRIBUTE, reader->depth, id, start, length);
    } else if (!reader->limits.skips_unknown && keep_text(reader, name, strlen((const char *)name))) {
      emit(reader, CHITRA_XML_ATTRIBUTE, reader->depth, -1, start, reader->arena_count - start);
    }
  }
}

static void on_start(
    void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space, int space_count, const xmlChar **spaces,
    int attribute_count, int defaulted_count, const xmlChar **attributes) {
  (void)prefix;
  (void)spaces;
  (void)defaulted_count;
  chitra_xml_reader *reader = data;
  if (reader->is_stopped) return;
  if (reader->is_collecting) end_run_before_child(reader);
  reader->run_bytes = 0;
  reader->ended_last = 0;
  if (reader->depth == 0) see_root(reader, name, space);
  if (reader->depth >= reader->limits.depth) chitra_stop(reader, CHITRA_XML_TOO_DEEP, (const char *)name);
  if ((uint32_t)attribute_count > reader->limits.attributes || (uint32_t)space_count > reader->limits.attributes)
    chitra_stop(reader, CHITRA_XML_TOO_MANY_ATTRIBUTES, (const char *)name);
  if (reader->is_stopped) return;
  const slot *known = is_accepted(reader, space) ? find(reader, name) : NULL;
  if (reader->depth > 0) reader->levels[reader->depth - 1].has_children = 1;
  level *own = &reader->levels[reader->depth++];
  own->name = name;
  own->id = known == NULL ? -1 : known->element;
  own->is_wanted = own->id >= 0 && known->is_wanted;
  own->has_children = 0;
  own->is_skipped = own->id < 0 && reader->limits.skips_unknown;
  reader->is_collecting = own->is_wanted;
  reader->run_start = reader->arena_count;
  if (own->id >= 0) {
    emit(reader, CHITRA_XML_START, reader->depth, own->id, reader->arena_count, 0);
  } else if (!own->is_skipped && keep_text(reader, name, strlen((const char *)name))) {
    emit(reader, CHITRA_XML_START, reader->depth, -1, reader->run_start, reader->arena_count - reader->run_start);
  }
  if (attribute_count > 0) give_attributes(reader, attribute_count, attributes, own->is_wanted);
  reader->run_start = reader->arena_count;
}

static void on_end(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space) {
  (void)name;
  (void)prefix;
  (void)space;
  chitra_xml_reader *reader = data;
  if (reader->is_stopped || reader->depth == 0) return;
  level *own = &reader->levels[reader->depth - 1];
  size_t count = own->is_wanted ? reader->arena_count - reader->run_start : 0;
  if (own->has_children && is_blank(reader->arena + reader->run_start, count)) count = 0;
  if (!own->is_skipped) emit(reader, CHITRA_XML_END, reader->depth, own->id, reader->run_start, count);
  reader->run_start = reader->arena_count;
  reader->run_bytes = 0;
  reader->depth--;
  reader->ended_last = 1;
  reader->is_collecting = reader->depth > 0 && reader->levels[reader->depth - 1].is_wanted;
}

static void on_text(void *data, const xmlChar *text, int count) {
  chitra_xml_reader *reader = data;
  if (reader->is_stopped || count <= 0) return;
  reader->run_bytes += (uint64_t)count;
  if (reader->run_bytes > reader->limits.text_bytes) {
    const xmlChar *name = reader->depth == 0 ? NULL : reader->levels[reader->depth - 1].name;
    chitra_stop(reader, CHITRA_XML_TEXT_TOO_LONG, (const char *)name);
    return;
  }
  if (reader->is_collecting) keep_text(reader, text, (size_t)count);
}

static void on_doctype(void *data, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id) {
  (void)public_id;
  (void)system_id;
  chitra_xml_reader *reader = data;
  chitra_stop(reader, CHITRA_XML_DOCTYPE, (const char *)name);
  xmlStopParser(reader->context);
}

void chitra_set_handlers(xmlSAXHandler *handlers) {
  memset(handlers, 0, sizeof *handlers);
  handlers->initialized = XML_SAX2_MAGIC;
  handlers->internalSubset = on_doctype;
  handlers->startElementNs = on_start;
  handlers->endElementNs = on_end;
  handlers->characters = on_text;
  // The same function twice: libxml2 then spares itself the question whether white space is significant.
  handlers->ignorableWhitespace = on_text;
  handlers->cdataBlock = on_text;
  handlers->warning = keep_silent;
  handlers->error = keep_silent;
  handlers->fatalError = keep_silent;
  handlers->serror = (xmlStructuredErrorFunc)chitra_on_parser_error;
}
