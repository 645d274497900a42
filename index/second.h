/* Second looks as events. Private to index/. */
#ifndef SOHOA_INDEX_SECOND_H
#define SOHOA_INDEX_SECOND_H

#define SECOND_ASKED "second check request"
#define SECOND_GIVEN "second check"

/* Documents that wait for one: the last such event is a request. The condition is that of the index event_second. */
#define SECOND_OPEN                                                                                                    \
    "SELECT document, agent, time, detail FROM (SELECT document, agent, time, detail, type, max(id) FROM event "       \
    "WHERE type IN ('" SECOND_ASKED "', '" SECOND_GIVEN "') GROUP BY document) WHERE type = '" SECOND_ASKED "'"

#endif
