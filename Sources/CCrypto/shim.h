// SHA-256 by the functions that work at once: those of the EVP interface first load providers and the system's
// configuration, which costs a process 1.2 ms. They are deprecated in OpenSSL 3 and the same code.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/hmac.h>
#include <openssl/sha.h>
