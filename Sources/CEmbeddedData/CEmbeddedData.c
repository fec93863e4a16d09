#include "CEmbeddedData.h"
