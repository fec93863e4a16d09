#include "CDigest.h"

#include <openssl/evp.h>
#include <pthread.h>

// The algorithm is looked up once in a process: the look-up costs more than hashing a short input.
static pthread_once_t once = PTHREAD_ONCE_INIT;
static const EVP_MD *algorithm = NULL;
static pthread_key_t key;
static int has_key = 0;
static __thread EVP_MD_CTX *thread_context = NULL;

static void free_thread_context(void *context) { EVP_MD_CTX_free((EVP_MD_CTX *)context); }

static void prepare(void) {
#if OPENSSL_VERSION_NUMBER >= 0x30000000L
  algorithm = EVP_MD_fetch(NULL, "SHA256", NULL);
#else
  algorithm = EVP_sha256();
#endif
  has_key = pthread_key_create(&key, free_thread_context) == 0;
}

static const EVP_MD *sha256(void) {
  pthread_once(&once, prepare);
  return algorithm;
}

chitra_sha256_context *chitra_sha256_create(void) {
  const EVP_MD *md = sha256();
  if (md == NULL) return NULL;
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  if (context == NULL) return NULL;
  if (EVP_DigestInit_ex(context, md, NULL) != 1) {
    EVP_MD_CTX_free(context);
    return NULL;
  }
  return (chitra_sha256_context *)context;
}

int chitra_sha256_update(chitra_sha256_context *context, const uint8_t *bytes, size_t count) {
  if (count == 0) return 1;
  return EVP_DigestUpdate((EVP_MD_CTX *)context, bytes, count) == 1;
}

int chitra_sha256_final(chitra_sha256_context *context, uint8_t *digest) {
  EVP_MD_CTX *evp = (EVP_MD_CTX *)context;
  if (EVP_DigestFinal_ex(evp, digest, NULL) != 1) return 0;
  return EVP_DigestInit_ex(evp, NULL, NULL) == 1;
}

void chitra_sha256_free(chitra_sha256_context *context) { EVP_MD_CTX_free((EVP_MD_CTX *)context); }

int chitra_sha256(const uint8_t *bytes, size_t count, uint8_t *digest) {
  const EVP_MD *md = sha256();
  if (md == NULL) return 0;
  EVP_MD_CTX *context = thread_context;
  if (context != NULL) {
    // The algorithm stays set: starting over without naming it skips the look-up.
    if (EVP_DigestInit_ex(context, NULL, NULL) != 1) return 0;
  } else {
    context = EVP_MD_CTX_new();
    if (context == NULL) return 0;
    if (EVP_DigestInit_ex(context, md, NULL) != 1) {
      EVP_MD_CTX_free(context);
      return 0;
    }
    if (has_key && pthread_setspecific(key, context) == 0) thread_context = context;
  }
  int good = (count == 0 || EVP_DigestUpdate(context, bytes, count) == 1) && EVP_DigestFinal_ex(context, digest, NULL) == 1;
  if (context != thread_context) EVP_MD_CTX_free(context);
  return good;
}
