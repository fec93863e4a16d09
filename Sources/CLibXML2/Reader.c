// The streaming reader: SAX2 pushed in pieces.
#include <stdlib.h>
#include <string.h>

#include "ReaderState.h"

// MARK: - Making

static int add(registered_name **list, size_t *count, size_t *capacity, registered_name entry, const char *text) {
  if (*count == *capacity) {
    size_t grown_capacity = *capacity == 0 ? 16 : *capacity * 2;
    registered_name *grown = realloc(*list, grown_capacity * sizeof *grown);
    if (grown == NULL) return 0;
    *list = grown;
    *capacity = grown_capacity;
  }
  entry.text = malloc(entry.count + 1);
  if (entry.text == NULL) return 0;
  if (entry.count > 0) memcpy(entry.text, text, entry.count);
  entry.text[entry.count] = 0;
  (*list)[(*count)++] = entry;
  return 1;
}

int chitra_xml_reader_add_namespace(chitra_xml_reader *reader, const char *text, size_t count) {
  registered_name entry = {.count = count};
  return add(&reader->spaces, &reader->space_count, &reader->space_capacity, entry, text);
}

int chitra_xml_reader_add_name(
    chitra_xml_reader *reader, const char *text, size_t count, int32_t element, int32_t attribute, int32_t prefixed, int is_wanted) {
  registered_name entry = {.count = count, .element = element, .attribute = attribute, .prefixed = prefixed, .is_wanted = is_wanted};
  return add(&reader->names, &reader->name_count, &reader->name_capacity, entry, text);
}

chitra_xml_reader *chitra_xml_reader_create(const chitra_xml_limits *limits, const chitra_xml_schema *schema) {
  chitra_start_library();
  chitra_xml_reader *reader = calloc(1, sizeof *reader);
  if (reader == NULL) return NULL;
  reader->limits = *limits;
  if (reader->limits.depth > UINT16_MAX) reader->limits.depth = UINT16_MAX;
  reader->problem.byte_offset = -1;
  reader->violations.limit = limits->recorded_problems;
  reader->schema = schema;
  reader->levels = calloc((size_t)reader->limits.depth + 1, sizeof *reader->levels);
  if (reader->levels == NULL) {
    free(reader);
    return NULL;
  }
  return reader;
}

// Names are equal by pointer within one context only: they are looked up in its dictionary once.
static int register_names(chitra_xml_reader *reader) {
  size_t slots = 16;
  while (slots < reader->name_count * 4) slots *= 2;
  reader->slots = calloc(slots, sizeof *reader->slots);
  reader->namespaces = calloc(reader->space_count + 1, sizeof *reader->namespaces);
  if (reader->slots == NULL || reader->namespaces == NULL) return 0;
  reader->slot_mask = slots - 1;
  for (size_t index = 0; index < reader->name_count; index++) {
    const registered_name *name = &reader->names[index];
    const xmlChar *key = xmlDictLookup(reader->context->dict, BAD_CAST name->text, (int)name->count);
    if (key == NULL) return 0;
    size_t at = chitra_hash_of(reader, key);
    while (reader->slots[at].key != NULL && reader->slots[at].key != key) at = (at + 1) & reader->slot_mask;
    reader->slots[at] = (slot){key, name->element, name->attribute, name->prefixed, name->is_wanted};
  }
  for (size_t index = 0; index < reader->space_count; index++) {
    const registered_name *space = &reader->spaces[index];
    const xmlChar *key = NULL;
    if (space->count > 0) {
      key = xmlDictLookup(reader->context->dict, BAD_CAST space->text, (int)space->count);
      if (key == NULL) return 0;
    }
    reader->namespaces[reader->namespace_count++] = key;
  }
  return 1;
}

static int plug_validator(chitra_xml_reader *reader) {
  if (reader->schema == NULL) return 1;
  reader->validator = xmlSchemaNewValidCtxt(reader->schema->compiled);
  if (reader->validator == NULL) return 0;
  xmlSchemaSetValidStructuredErrors(reader->validator, (xmlStructuredErrorFunc)chitra_on_violation, reader);
  reader->plug = xmlSchemaSAXPlug(reader->validator, &reader->context->sax, &reader->context->userData);
  if (reader->plug == NULL) return 0;
  // The plug's own handlers do not carry the structured error handler over.
  reader->context->sax->serror = (xmlStructuredErrorFunc)chitra_on_parser_error;
  return 1;
}

static int open_context(chitra_xml_reader *reader) {
  xmlSAXHandler handlers;
  chitra_set_handlers(&handlers);
  reader->context = xmlCreatePushParserCtxt(&handlers, reader, (const char *)reader->head, (int)reader->head_count, NULL);
  if (reader->context == NULL) return 0;
  reader->context->_private = reader;
  xmlCtxtUseOptions(reader->context, CHITRA_PARSE_OPTIONS);
  return register_names(reader) && plug_validator(reader);
}

// MARK: - Feeding

static void push_piece(chitra_xml_reader *reader, const uint8_t *bytes, size_t count, int is_last) {
  int code = xmlParseChunk(reader->context, (const char *)bytes, (int)count, is_last);
  if (code != 0 && !reader->is_stopped) {
    chitra_stop(reader, chitra_kind_of(XML_FROM_PARSER, code), "the document cannot be read");
    reader->problem.domain = XML_FROM_PARSER;
    reader->problem.code = code;
  }
}

static void push_pieces(chitra_xml_reader *reader, const uint8_t *bytes, size_t count) {
  while (reader->context == NULL && count > 0 && reader->head_count < HEAD_BYTES) {
    reader->head[reader->head_count++] = *bytes++;
    count--;
  }
  if (reader->context == NULL && reader->head_count == HEAD_BYTES && !open_context(reader)) {
    chitra_stop(reader, CHITRA_XML_OUT_OF_MEMORY, NULL);
    return;
  }
  while (count > 0 && !reader->is_stopped) {
    size_t piece = count < PIECE_BYTES ? count : PIECE_BYTES;
    push_piece(reader, bytes, piece, 0);
    bytes += piece;
    count -= piece;
  }
}

// Runs a step with the thread's error handler set to this reader, and sets the former one again.
static void with_thread_handler(
    chitra_xml_reader *reader, void (*step)(chitra_xml_reader *, const uint8_t *, size_t), const uint8_t *bytes, size_t count) {
  xmlStructuredErrorFunc handler = xmlStructuredError;
  void *handler_data = xmlStructuredErrorContext;
  xmlSetStructuredErrorFunc(reader, (xmlStructuredErrorFunc)chitra_on_thread_error);
  step(reader, bytes, count);
  xmlSetStructuredErrorFunc(handler_data, handler);
}

int chitra_xml_reader_push(chitra_xml_reader *reader, const uint8_t *bytes, size_t count) {
  if (reader->is_stopped || reader->is_finished || count == 0) return !reader->is_stopped;
  if (reader->limits.total_bytes > 0 && count > reader->limits.total_bytes - reader->total) {
    chitra_stop(reader, CHITRA_XML_TOO_LARGE, NULL);
    return 0;
  }
  reader->total += count;
  if (!chitra_scan_tags(&reader->tags, bytes, count)) {
    chitra_stop(reader, CHITRA_XML_TOO_MANY_ATTRIBUTES, NULL);
    return 0;
  }
  with_thread_handler(reader, push_pieces, bytes, count);
  return !reader->is_stopped;
}

static void end_document(chitra_xml_reader *reader, const uint8_t *bytes, size_t count) {
  (void)bytes;
  (void)count;
  if (reader->context == NULL && !open_context(reader)) {
    chitra_stop(reader, CHITRA_XML_OUT_OF_MEMORY, NULL);
    return;
  }
  push_piece(reader, NULL, 0, 1);
  if (!reader->is_stopped && (reader->context->wellFormed != 1 || reader->root_name == NULL || reader->depth != 0))
    chitra_stop(reader, CHITRA_XML_NOT_WELL_FORMED, "the document ends too early");
}

int chitra_xml_reader_finish(chitra_xml_reader *reader) {
  if (reader->is_stopped || reader->is_finished) return !reader->is_stopped;
  with_thread_handler(reader, end_document, NULL, 0);
  reader->is_finished = 1;
  return !reader->is_stopped;
}

// MARK: - Results

const chitra_xml_event *chitra_xml_reader_events(const chitra_xml_reader *reader, size_t *count) {
  *count = reader->event_count;
  return reader->events;
}

const uint8_t *chitra_xml_reader_text(const chitra_xml_reader *reader, size_t *count) {
  // Behind this lies text of an element that is still open; no event speaks of it yet.
  *count = reader->run_start;
  return reader->arena;
}

void chitra_xml_reader_clear(chitra_xml_reader *reader) {
  reader->event_count = 0;
  size_t kept = reader->arena_count - reader->run_start;
  if (kept > 0 && reader->run_start > 0) memmove(reader->arena, reader->arena + reader->run_start, kept);
  reader->arena_count = kept;
  reader->run_start = 0;
}

chitra_xml_problem chitra_xml_reader_problem(const chitra_xml_reader *reader) { return reader->problem; }

int64_t chitra_xml_reader_violation_count(const chitra_xml_reader *reader) { return reader->violations.count; }

int64_t chitra_xml_reader_recorded_count(const chitra_xml_reader *reader) { return reader->violations.recorded; }

chitra_xml_problem chitra_xml_reader_violation(const chitra_xml_reader *reader, int64_t index) { return reader->violations.entries[index]; }

const char *chitra_xml_reader_root_name(const chitra_xml_reader *reader) { return reader->root_name; }

const char *chitra_xml_reader_root_namespace(const chitra_xml_reader *reader) { return reader->root_namespace; }

static void free_names(registered_name *names, size_t count) {
  for (size_t index = 0; index < count; index++) free(names[index].text);
  free(names);
}

void chitra_xml_reader_free(chitra_xml_reader *reader) {
  if (reader == NULL) return;
  // Unplugging puts the parser's own handlers back, which the parser frees.
  if (reader->plug != NULL) xmlSchemaSAXUnplug(reader->plug);
  if (reader->validator != NULL) xmlSchemaFreeValidCtxt(reader->validator);
  if (reader->context != NULL) {
    if (reader->context->myDoc != NULL) xmlFreeDoc(reader->context->myDoc);
    reader->context->myDoc = NULL;
    xmlFreeParserCtxt(reader->context);
  }
  free_names(reader->names, reader->name_count);
  free_names(reader->spaces, reader->space_count);
  chitra_free_problems(&reader->violations);
  free((char *)reader->problem.message);
  free(reader->namespaces);
  free(reader->slots);
  free(reader->levels);
  free(reader->events);
  free(reader->arena);
  free(reader->root_name);
  free(reader->root_namespace);
  free(reader);
}
