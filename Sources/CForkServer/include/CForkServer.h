// A library that is preloaded into an interpreter and turns its first fork() into a server.
//
// The first call of fork() does not return in the caller: it serves requests (CSandbox.h) on
// descriptor 3 until that is closed, and ends the process. In each child that it makes, fork()
// returns 0 to the interpreter, sealed off as the request says. Every later call of fork(), in a
// child, is the C library's own.
//
// A rehearsal may come before: where the variable named here is in the environment, the call is an
// ordinary fork(), but returns in the caller when the child has ended, and the variable is gone. The
// pages that the child wrote to are copied for the server's children at once, not one by one.
#pragma once

#define CFORKSERVER_REHEARSES "FORK_SERVER_REHEARSES"
