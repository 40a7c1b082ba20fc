#include "CForkServer.h"
