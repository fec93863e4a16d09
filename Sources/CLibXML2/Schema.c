// Compiling an XSD from memory. The document is parsed with a context of our own first: the schema parser's own reading would keep
// pointing into the caller's buffer and report XML errors to standard error.
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "Shared.h"

#define SCHEMA_PROBLEM_LIMIT 50

static void on_compile_error(void *data, chitra_error error) {
  chitra_xml_schema *schema = data;
  if (error == NULL || error->level == XML_ERR_WARNING) return;
  chitra_xml_problem problem = {
      .kind = CHITRA_XML_SCHEMA_FAULTY,
      .domain = error->domain,
      .code = error->code,
      .line = error->line > 0 ? (uint32_t)error->line : 0,
      .column = error->int2 > 0 && error->domain == XML_FROM_PARSER ? (uint32_t)error->int2 : 0,
      .byte_offset = -1,
      .message = error->message,
  };
  chitra_add_problem(&schema->problems, problem);
}

static void add(chitra_xml_schema *schema, int32_t kind, xmlNodePtr node, const char *message) {
  long line = node == NULL ? 0 : xmlGetLineNo(node);
  chitra_xml_problem problem = {.kind = kind, .line = line > 0 ? (uint32_t)line : 0, .byte_offset = -1, .message = message};
  chitra_add_problem(&schema->problems, problem);
}

// A schema stands in one file: what names another file is refused, not skipped.
static void refuse_other_files(chitra_xml_schema *schema) {
  xmlNodePtr root = xmlDocGetRootElement(schema->document);
  if (root == NULL) return;
  for (xmlNodePtr node = root->children; node != NULL; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    static const char *const names[] = {"include", "import", "redefine", "override"};
    for (size_t index = 0; index < sizeof names / sizeof *names; index++) {
      if (xmlStrEqual(node->name, BAD_CAST names[index]) && xmlHasProp(node, BAD_CAST "schemaLocation") != NULL)
        add(schema, CHITRA_XML_SCHEMA_LOADS_OTHERS, node, names[index]);
    }
  }
}

static void read_document(chitra_xml_schema *schema, const uint8_t *bytes, size_t count) {
  if (count > INT_MAX / 4) {
    add(schema, CHITRA_XML_TOO_LARGE, NULL, "schema");
    return;
  }
  chitra_tag_scan tags = {0};
  if (!chitra_scan_tags(&tags, bytes, count)) {
    add(schema, CHITRA_XML_TOO_MANY_ATTRIBUTES, NULL, "schema");
    return;
  }
  xmlParserCtxtPtr context = xmlNewParserCtxt();
  if (context == NULL) {
    add(schema, CHITRA_XML_OUT_OF_MEMORY, NULL, "schema");
    return;
  }
  schema->document = xmlCtxtReadMemory(context, (const char *)bytes, (int)count, NULL, NULL, CHITRA_PARSE_OPTIONS);
  if (schema->document == NULL && schema->problems.count == 0) add(schema, CHITRA_XML_SCHEMA_FAULTY, NULL, "not well-formed");
  if (schema->document != NULL && (schema->document->intSubset != NULL || schema->document->extSubset != NULL))
    add(schema, CHITRA_XML_DOCTYPE, NULL, "DOCTYPE");
  xmlFreeParserCtxt(context);
}

static void compile(chitra_xml_schema *schema) {
  xmlSchemaParserCtxtPtr context = xmlSchemaNewDocParserCtxt(schema->document);
  if (context == NULL) {
    add(schema, CHITRA_XML_OUT_OF_MEMORY, NULL, "schema");
    return;
  }
  xmlSchemaSetParserStructuredErrors(context, (xmlStructuredErrorFunc)on_compile_error, schema);
  schema->compiled = xmlSchemaParse(context);
  xmlSchemaFreeParserCtxt(context);
  if (schema->compiled == NULL && schema->problems.count == 0) add(schema, CHITRA_XML_SCHEMA_FAULTY, NULL, "not a schema");
}

chitra_xml_schema *chitra_xml_schema_create(const uint8_t *bytes, size_t count) {
  chitra_start_library();
  chitra_xml_schema *schema = calloc(1, sizeof *schema);
  if (schema == NULL) return NULL;
  schema->problems.limit = SCHEMA_PROBLEM_LIMIT;
  // Errors that libxml2 raises without a context of ours go to the handler of the thread.
  xmlStructuredErrorFunc handler = xmlStructuredError;
  void *handler_data = xmlStructuredErrorContext;
  xmlSetStructuredErrorFunc(schema, (xmlStructuredErrorFunc)on_compile_error);
  read_document(schema, bytes, count);
  if (schema->problems.count == 0) refuse_other_files(schema);
  if (schema->problems.count == 0) compile(schema);
  xmlSetStructuredErrorFunc(handler_data, handler);
  return schema;
}

int chitra_xml_schema_is_usable(const chitra_xml_schema *schema) { return schema->compiled != NULL && schema->problems.count == 0; }

int64_t chitra_xml_schema_problem_count(const chitra_xml_schema *schema) { return schema->problems.count; }

int64_t chitra_xml_schema_recorded_count(const chitra_xml_schema *schema) { return schema->problems.recorded; }

chitra_xml_problem chitra_xml_schema_problem(const chitra_xml_schema *schema, int64_t index) { return schema->problems.entries[index]; }

void chitra_xml_schema_free(chitra_xml_schema *schema) {
  if (schema == NULL) return;
  if (schema->compiled != NULL) xmlSchemaFree(schema->compiled);
  // The compiled schema points into its document: it goes first.
  if (schema->document != NULL) xmlFreeDoc(schema->document);
  chitra_free_problems(&schema->problems);
  free(schema);
}
