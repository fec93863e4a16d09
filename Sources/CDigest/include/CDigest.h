// SHA-256 through libcrypto behind opaque types: no OpenSSL header is visible to Swift.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// A running SHA-256. Not to be used from two threads at once.
typedef struct chitra_sha256_context chitra_sha256_context;

/// A new running hash, or NULL if memory or the algorithm is missing.
chitra_sha256_context *chitra_sha256_create(void);

/// Feeds bytes. Returns 1, or 0 on failure.
int chitra_sha256_update(chitra_sha256_context *context, const uint8_t *bytes, size_t count);

/// Writes the 32 bytes of the hash and starts over with an empty one. Returns 1, or 0 on failure.
int chitra_sha256_final(chitra_sha256_context *context, uint8_t *digest);

/// Releases a running hash; NULL is allowed.
void chitra_sha256_free(chitra_sha256_context *context);

/// The SHA-256 of `count` bytes in one call. Returns 1, or 0 on failure. Cheap for short input: the context is kept per thread.
int chitra_sha256(const uint8_t *bytes, size_t count, uint8_t *digest);
