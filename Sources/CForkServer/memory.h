// The server's memory, so arranged that forking it, and what its children do first, cost little.
//
// A fork copies a table entry for each small page that there is, and a child copies each page that it
// writes to, one fault at a time, the counters of Python's objects being everywhere. So the objects
// lie in large pages, where the machine has them, and each child asks for the pages that a rehearsal
// wrote to all at once.
#pragma once

// Before the first child: brings together what is to be forked.
void settle_memory(void);

// Around a child that rehearses: learns which pages it writes to, which it notes at its end.
void begin_rehearsal(void);
void note_written_pages(void);
void end_rehearsal(void);

// In a child: asks for its own copies of the pages that the rehearsal wrote to.
void take_written_pages(void);
