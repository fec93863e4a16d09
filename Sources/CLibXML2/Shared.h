// What the reader and the schema compiler share: bounded problem lists and the guarded start of libxml2.
#pragma once

#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlschemastypes.h>

#include "CLibXML2.h"

#if LIBXML_VERSION >= 21200
typedef const xmlError *chitra_error;
#else
typedef xmlErrorPtr chitra_error;
#endif

// Neither network nor files are ever read by libxml2; entities, DTDs and huge nodes are never asked for.
#define CHITRA_PARSE_OPTIONS (XML_PARSE_NONET)

typedef struct {
  chitra_xml_problem *entries;
  int64_t recorded;
  int64_t capacity;
  int64_t limit;
  int64_t count;
} problem_list;

struct chitra_xml_schema {
  xmlDocPtr document;
  xmlSchemaPtr compiled;
  problem_list problems;
};

// libxml2 compares each attribute of a tag with all others; a tag with more than this many is refused before it sees it.
#define CHITRA_TAG_ATTRIBUTES 1024

/// How far `chitra_scan_tags` has come in a document.
typedef struct {
  uint8_t state;
  uint8_t matched;
  uint32_t equals;
} chitra_tag_scan;

/// Counts the attributes of each tag in the next bytes of a document; 0 as soon as one has too many.
int chitra_scan_tags(chitra_tag_scan *scan, const uint8_t *bytes, size_t count);

/// Starts libxml2 once in the process and forbids it to load anything.
void chitra_start_library(void);

/// A copy of text cut to a limit at a character's border, without trailing white space; NULL if memory is missing.
char *chitra_copy_text(const char *text, size_t count, size_t limit);

/// Counts a problem and records it if there is room; the texts are copied.
void chitra_add_problem(problem_list *list, chitra_xml_problem problem);

void chitra_free_problems(problem_list *list);
