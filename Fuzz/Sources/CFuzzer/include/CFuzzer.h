// What libFuzzer offers to a program that brings its own main.
#ifndef CFUZZER_H
#define CFUZZER_H

#include <stddef.h>
#include <stdint.h>

/// Runs the fuzzer with the arguments of the command line; `body` gets each input and returns 0.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*body)(const uint8_t *data, size_t size));

/// A file in memory; -1 when there is none to have.
int cfuzzer_memory_file(void);

#endif
