// The state of a reader, and the two halves of its code: Reader.c makes, feeds and asks; Events.c is called by libxml2 in between.
#pragma once

#include "Shared.h"

// Larger pieces are slower: libxml2 copies each into its buffer.
#define PIECE_BYTES 65536
// libxml2 looks at the first four bytes for the encoding when the context is made.
#define HEAD_BYTES 4
// Text offsets have 32 bits; a batch never comes near.
#define ARENA_LIMIT ((size_t)1 << 30)

typedef struct {
  char *text;
  size_t count;
  int32_t element;
  int32_t attribute;
  int32_t prefixed;
  int is_wanted;
} registered_name;

typedef struct {
  const xmlChar *key;
  int32_t element;
  int32_t attribute;
  int32_t prefixed;
  int32_t is_wanted;
} slot;

typedef struct {
  const xmlChar *name;
  int32_t id;
  uint8_t is_wanted;
  uint8_t has_children;
  uint8_t is_skipped;
} level;

struct chitra_xml_reader {
  xmlParserCtxtPtr context;
  level *levels;
  slot *slots;
  size_t slot_mask;
  chitra_xml_event *events;
  size_t event_count, event_capacity;
  uint8_t *arena;
  size_t arena_count, arena_capacity;
  size_t run_start;
  uint64_t run_bytes;
  uint32_t depth;
  int is_collecting;
  int is_stopped;
  int is_finished;
  int ended_last;
  chitra_xml_limits limits;
  const xmlChar **namespaces;
  size_t namespace_count;
  registered_name *names;
  size_t name_count, name_capacity;
  registered_name *spaces;
  size_t space_count, space_capacity;
  uint8_t head[HEAD_BYTES];
  size_t head_count;
  uint64_t total;
  chitra_tag_scan tags;
  chitra_xml_problem problem;
  char *root_name;
  char *root_namespace;
  const chitra_xml_schema *schema;
  xmlSchemaValidCtxtPtr validator;
  xmlSchemaSAXPlugPtr plug;
  problem_list violations;
};

/// Stops the reader with its first problem and the parser's place.
void chitra_stop(chitra_xml_reader *reader, int32_t kind, const char *message);

/// The kind of problem that a number of libxml2 means.
int32_t chitra_kind_of(int domain, int code);

/// Where in the table a name begins to be looked for.
size_t chitra_hash_of(const chitra_xml_reader *reader, const xmlChar *key);

/// The handlers of a document; the caller plugs the validator in between.
void chitra_set_handlers(xmlSAXHandler *handlers);

void chitra_on_parser_error(void *data, chitra_error error);
void chitra_on_thread_error(void *data, chitra_error error);
void chitra_on_violation(void *data, chitra_error error);
