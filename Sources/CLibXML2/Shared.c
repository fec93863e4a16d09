#include "Shared.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;

// The loader of every external thing: entity, DTD, included schema. It refuses.
static xmlParserInputPtr refuse_to_load(const char *url, const char *identifier, xmlParserCtxtPtr context) {
  (void)url;
  (void)identifier;
  (void)context;
  return NULL;
}

static void start(void) {
  xmlInitParser();
  xmlSetExternalEntityLoader(refuse_to_load);
  // The built-in types are made on first use otherwise, which two threads could do at once.
  xmlSchemaInitTypes();
}

void chitra_start_library(void) { pthread_once(&once, start); }

const char *chitra_xml_library_version(void) {
  chitra_start_library();
  return xmlParserVersion;
}

char *chitra_copy_text(const char *text, size_t count, size_t limit) {
  if (text == NULL) count = 0;
  if (count > limit) {
    count = limit;
    while (count > 0 && ((unsigned char)text[count] & 0xC0) == 0x80) count--;
  }
  while (count > 0 && strchr(" \t\r\n", text[count - 1]) != NULL) count--;
  char *copy = malloc(count + 1);
  if (copy == NULL) return NULL;
  if (count > 0) memcpy(copy, text, count);
  copy[count] = 0;
  return copy;
}

void chitra_add_problem(problem_list *list, chitra_xml_problem problem) {
  list->count++;
  if (list->recorded >= list->limit) return;
  if (list->recorded == list->capacity) {
    int64_t capacity = list->capacity == 0 ? 8 : list->capacity * 2;
    chitra_xml_problem *grown = realloc(list->entries, (size_t)capacity * sizeof *grown);
    if (grown == NULL) return;
    list->entries = grown;
    list->capacity = capacity;
  }
  const char *message = problem.message == NULL ? "" : problem.message;
  const char *path = problem.path == NULL ? "" : problem.path;
  problem.message = chitra_copy_text(message, strlen(message), 400);
  problem.path = chitra_copy_text(path, strlen(path), 1000);
  list->entries[list->recorded++] = problem;
}

void chitra_free_problems(problem_list *list) {
  for (int64_t index = 0; index < list->recorded; index++) {
    free((char *)list->entries[index].message);
    free((char *)list->entries[index].path);
  }
  free(list->entries);
  list->entries = NULL;
  list->recorded = list->capacity = 0;
}
