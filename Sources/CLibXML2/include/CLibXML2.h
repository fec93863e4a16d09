// A streaming XML reader and XSD validator over libxml2, behind opaque types: no libxml2 header is visible to Swift
// (Debian's pulls in ICU headers that clash with Foundation, and its callback types differ between versions).
//
// Bytes go in by pieces; what was found comes out in batches of plain events over one byte arena. There is no callback into Swift.
#pragma once

#include <stddef.h>
#include <stdint.h>

typedef struct chitra_xml_reader chitra_xml_reader;
typedef struct chitra_xml_schema chitra_xml_schema;

/// The kinds of event.
enum {
  /// A start tag. Its attributes follow as events if the element is wanted.
  CHITRA_XML_START = 1,
  /// An end tag, with the text of the element if it is wanted.
  CHITRA_XML_END = 2,
  /// Text of a wanted element that stands before a child element and is not only white space.
  CHITRA_XML_TEXT = 3,
  /// An attribute of the element that started last.
  CHITRA_XML_ATTRIBUTE = 4,
};

/// One event. `name` is the caller's id, or -1 for a name that was not registered (then the text of START and ATTRIBUTE is the name, and
/// an unregistered attribute has no value). `depth` is 1 for the root. Place: just behind the tag; `byte_offset` is -1 unless UTF-8.
typedef struct {
  uint8_t kind;
  uint8_t flags;
  uint16_t depth;
  int32_t name;
  uint32_t text_offset;
  uint32_t text_length;
  uint32_t line;
  uint32_t column;
  int64_t byte_offset;
} chitra_xml_event;

/// Limits; a zero `total_bytes` means none.
typedef struct {
  uint64_t total_bytes;
  uint32_t depth;
  uint32_t text_bytes;
  uint32_t attributes;
  uint32_t attribute_bytes;
  uint32_t recorded_problems;
  /// Whether elements of unregistered names give no events (what stands in them does).
  uint32_t skips_unknown;
} chitra_xml_limits;

/// The kinds of problem.
enum {
  CHITRA_XML_FINE = 0,
  CHITRA_XML_NOT_WELL_FORMED = 1,
  CHITRA_XML_ENCODING = 2,
  CHITRA_XML_NAMESPACE = 3,
  CHITRA_XML_DOCTYPE = 4,
  CHITRA_XML_TOO_DEEP = 5,
  CHITRA_XML_TEXT_TOO_LONG = 6,
  CHITRA_XML_TOO_MANY_ATTRIBUTES = 7,
  CHITRA_XML_ATTRIBUTE_TOO_LONG = 8,
  CHITRA_XML_TOO_LARGE = 9,
  CHITRA_XML_ROOT_NAMESPACE = 10,
  CHITRA_XML_SCHEMA_VIOLATION = 11,
  CHITRA_XML_SCHEMA_FAULTY = 12,
  CHITRA_XML_SCHEMA_LOADS_OTHERS = 13,
  CHITRA_XML_OUT_OF_MEMORY = 14,
};

/// One problem. The texts are UTF-8, bounded, and live as long as their owner. `byte_offset` is -1 where unknown.
typedef struct {
  int32_t kind;
  int32_t domain;
  int32_t code;
  uint32_t line;
  uint32_t column;
  int64_t byte_offset;
  const char *message;
  const char *path;
} chitra_xml_problem;

/// A schema from the bytes of one XSD file, which are not needed afterwards. NULL only if memory is missing.
chitra_xml_schema *chitra_xml_schema_create(const uint8_t *bytes, size_t count);
/// Whether the schema can be used for validation.
int chitra_xml_schema_is_usable(const chitra_xml_schema *schema);
/// How many problems compiling found, and how many of them are recorded.
int64_t chitra_xml_schema_problem_count(const chitra_xml_schema *schema);
int64_t chitra_xml_schema_recorded_count(const chitra_xml_schema *schema);
chitra_xml_problem chitra_xml_schema_problem(const chitra_xml_schema *schema, int64_t index);
void chitra_xml_schema_free(chitra_xml_schema *schema);

/// A new reader; `schema` may be NULL and must outlive the reader. NULL only if memory is missing.
chitra_xml_reader *chitra_xml_reader_create(const chitra_xml_limits *limits, const chitra_xml_schema *schema);
/// Registers a namespace whose elements are of interest ("" for none); without any, every namespace is.
/// Returns 1, or 0 if memory is missing.
int chitra_xml_reader_add_namespace(chitra_xml_reader *reader, const char *text, size_t count);
/// Registers a local name: the id as an element, as an attribute without a prefix and as one with any prefix (-1: none), and whether text
/// and attributes are wanted. Returns 1 or 0.
int chitra_xml_reader_add_name(
    chitra_xml_reader *reader, const char *text, size_t count, int32_t element, int32_t attribute, int32_t prefixed, int is_wanted);
/// Feeds bytes. Returns 1, or 0 after a problem.
int chitra_xml_reader_push(chitra_xml_reader *reader, const uint8_t *bytes, size_t count);
/// Ends the document. Returns 1, or 0 after a problem.
int chitra_xml_reader_finish(chitra_xml_reader *reader);
/// The events since the last clearing and the arena their text lies in; valid until the next call.
const chitra_xml_event *chitra_xml_reader_events(const chitra_xml_reader *reader, size_t *count);
const uint8_t *chitra_xml_reader_text(const chitra_xml_reader *reader, size_t *count);
/// Forgets the events; text of an element that is still open is kept.
void chitra_xml_reader_clear(chitra_xml_reader *reader);
/// The problem that stopped the reader; kind 0 if there is none.
chitra_xml_problem chitra_xml_reader_problem(const chitra_xml_reader *reader);
/// Violations of the schema: all counted, the first ones recorded.
int64_t chitra_xml_reader_violation_count(const chitra_xml_reader *reader);
int64_t chitra_xml_reader_recorded_count(const chitra_xml_reader *reader);
chitra_xml_problem chitra_xml_reader_violation(const chitra_xml_reader *reader, int64_t index);
/// Local name and namespace of the root element, NULL before it was seen.
const char *chitra_xml_reader_root_name(const chitra_xml_reader *reader);
const char *chitra_xml_reader_root_namespace(const chitra_xml_reader *reader);
void chitra_xml_reader_free(chitra_xml_reader *reader);

/// The version of libxml2 that runs, such as "20914".
const char *chitra_xml_library_version(void);
