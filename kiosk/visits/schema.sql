-- The journal: what was looked at, and nothing that leads to a person. docs/privacy.md tells every column.
--
-- Visits are kept one by one for as long as `retention.py` says (visit, stay, choice, tap), then they are
-- rolled into sums by the hour (hour_…). Whoever reads takes the views all_…, which hold both alike.
--
-- at       hours since 1970-01-01 00:00 of the museum's own time: the hour in which the visit began. Nothing
--          finer is kept, so that nobody who saw a visitor can find their visit.
-- seconds  whole seconds that pass, by a clock that nobody sets: up to the last sign of a visitor, or of
--          something that played.
-- over, lasted   the lower edge in seconds of the bin that a duration falls into (see bins.py).
-- breadth        the same for the number of different pages of a visit.

-- What was on show.

CREATE TABLE version (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,               -- as in the store: 2026-11-23-091742-3f2a; '' where a folder is shown
    plan TEXT NOT NULL,               -- digest of its pages, in order
    languages TEXT NOT NULL,          -- JSON list of codes, the lead language first
    since INTEGER NOT NULL,           -- `at` of when it was first shown
    UNIQUE (name, plan)
);

CREATE TABLE place (
    id INTEGER PRIMARY KEY,
    chapter TEXT NOT NULL,            -- '' for the doors
    page TEXT NOT NULL,               -- '' for the way on after a chapter's last page
    UNIQUE (chapter, page)
);

-- All places of a version in their order, the doors first: so pages that nobody reaches are known.
CREATE TABLE plan (
    version INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
    place INTEGER NOT NULL REFERENCES place,
    position INTEGER NOT NULL,
    title TEXT NOT NULL DEFAULT '{}', -- JSON by language code; of the way on: the chapter's
    PRIMARY KEY (version, place)
) WITHOUT ROWID;

-- What can be touched.
CREATE TABLE thing (
    id INTEGER PRIMARY KEY,
    place INTEGER NOT NULL REFERENCES place,
    block TEXT NOT NULL,              -- the block's id; '' for what belongs to none: bar, doors, edges
    control TEXT NOT NULL,            -- the control's id in it
    gesture TEXT NOT NULL,            -- tap, drag, zoom, key
    UNIQUE (place, block, control, gesture)
);

-- Visits, one by one.

CREATE TABLE visit (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    version INTEGER NOT NULL REFERENCES version,
    ending TEXT NOT NULL,             -- finished: went away from the farewell after the last chapter;
                                      -- away: left the question unanswered, anywhere else;
                                      -- closed: opening hours ended; staff: staff took over;
                                      -- stopped: the kiosk was ended; failed: a panel stood in the place
                                      -- of something that had failed, and nothing more was touched
    seconds INTEGER NOT NULL,
    lasted INTEGER NOT NULL,
    pages INTEGER NOT NULL,           -- different pages that came to rest before the visitor
    breadth INTEGER NOT NULL,
    chapters INTEGER NOT NULL,        -- different chapters opened
    endings INTEGER NOT NULL,         -- different chapters seen to their end
    farewell INTEGER NOT NULL,        -- 1: came to the farewell after the last chapter
    touches INTEGER NOT NULL,         -- what all its taps add up to
    asked INTEGER NOT NULL            -- how often the idle question was put
);
CREATE INDEX visit_at ON visit (at);

CREATE TABLE stay (
    visit INTEGER NOT NULL REFERENCES visit ON DELETE CASCADE,
    number INTEGER NOT NULL,          -- in the order of the visit, from 0
    place INTEGER NOT NULL REFERENCES place,
    language TEXT NOT NULL,           -- the one it was read in, when it was left
    seconds INTEGER NOT NULL,
    over INTEGER NOT NULL,
    first INTEGER NOT NULL,           -- 1: for the first time in this visit
    last INTEGER NOT NULL,            -- 1: here the visit ended
    PRIMARY KEY (visit, number)
) WITHOUT ROWID;

-- What the visit made use of at any time: language, text-size (100, 150, 200), high-contrast, reduced-motion,
-- low-reach, read-aloud, keypad (all: on).
CREATE TABLE choice (
    visit INTEGER NOT NULL REFERENCES visit ON DELETE CASCADE,
    what TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (visit, what, value)
) WITHOUT ROWID;

CREATE TABLE tap (
    visit INTEGER NOT NULL REFERENCES visit ON DELETE CASCADE,
    thing INTEGER NOT NULL REFERENCES thing,
    times INTEGER NOT NULL,
    PRIMARY KEY (visit, thing)
) WITHOUT ROWID;

-- Sums by the hour.

CREATE TABLE hour_visits (
    at INTEGER NOT NULL,
    version INTEGER NOT NULL REFERENCES version,
    ending TEXT NOT NULL,
    lasted INTEGER NOT NULL,
    breadth INTEGER NOT NULL,
    visits INTEGER NOT NULL,
    seconds INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    touches INTEGER NOT NULL,
    asked INTEGER NOT NULL,
    at_door INTEGER NOT NULL,         -- visits that opened a chapter
    on_page INTEGER NOT NULL,         -- visits that had a page before them
    to_end INTEGER NOT NULL,          -- visits that saw a chapter to its end
    to_farewell INTEGER NOT NULL,     -- visits that came to the farewell
    PRIMARY KEY (at, version, ending, lasted, breadth)
) WITHOUT ROWID;

CREATE TABLE hour_chapters (
    at INTEGER NOT NULL,
    version INTEGER NOT NULL REFERENCES version,
    chapter TEXT NOT NULL,
    visits INTEGER NOT NULL,          -- that opened it
    finished INTEGER NOT NULL,        -- of these, those that saw it to its end
    seconds INTEGER NOT NULL,
    PRIMARY KEY (at, version, chapter)
) WITHOUT ROWID;

CREATE TABLE hour_stays (
    at INTEGER NOT NULL,
    version INTEGER NOT NULL REFERENCES version,
    place INTEGER NOT NULL REFERENCES place,
    language TEXT NOT NULL,
    over INTEGER NOT NULL,
    stays INTEGER NOT NULL,
    visits INTEGER NOT NULL,          -- stays that were the first of their visit here
    exits INTEGER NOT NULL,           -- stays with which the visit ended
    seconds INTEGER NOT NULL,
    PRIMARY KEY (at, version, place, language, over)
) WITHOUT ROWID;

CREATE TABLE hour_choices (
    at INTEGER NOT NULL,
    what TEXT NOT NULL,
    value TEXT NOT NULL,
    visits INTEGER NOT NULL,
    PRIMARY KEY (at, what, value)
) WITHOUT ROWID;

CREATE TABLE hour_taps (
    at INTEGER NOT NULL,
    thing INTEGER NOT NULL REFERENCES thing,
    times INTEGER NOT NULL,
    visits INTEGER NOT NULL,
    PRIMARY KEY (at, thing)
) WITHOUT ROWID;

-- Answers are kept in sum alone, from the beginning: nothing ties them to a visit.

CREATE TABLE hour_questions (
    at INTEGER NOT NULL,
    place INTEGER NOT NULL REFERENCES place,
    block TEXT NOT NULL,
    question INTEGER NOT NULL,        -- from 1, as written
    answered INTEGER NOT NULL,
    correct INTEGER NOT NULL,
    PRIMARY KEY (at, place, block, question)
) WITHOUT ROWID;

CREATE TABLE hour_answers (
    at INTEGER NOT NULL,
    place INTEGER NOT NULL REFERENCES place,
    block TEXT NOT NULL,
    question INTEGER NOT NULL,
    answer INTEGER NOT NULL,          -- from 1, as written (true 1, false 2); none for what is put in order
    times INTEGER NOT NULL,
    PRIMARY KEY (at, place, block, question, answer)
) WITHOUT ROWID;

-- When the kiosk ran, so that an hour without visitors is told from one in which it was off.
CREATE TABLE hour_running (
    at INTEGER NOT NULL,
    version INTEGER NOT NULL REFERENCES version,
    lit INTEGER NOT NULL,             -- seconds in which the exhibition was on the screen
    dark INTEGER NOT NULL,            -- seconds in which the screen was dark: out of hours, or blanked
    starts INTEGER NOT NULL,          -- how often it was started
    lost INTEGER NOT NULL,            -- visits that could not be written
    PRIMARY KEY (at, version)
) WITHOUT ROWID;

-- What the visits that are kept one by one add up to; rolling up copies just these into the tables above.

CREATE VIEW recent_visits AS
SELECT at, version, ending, lasted, breadth, count(*) AS visits, sum(seconds) AS seconds,
       sum(pages) AS pages, sum(touches) AS touches, sum(asked) AS asked, sum(chapters > 0) AS at_door,
       sum(pages > 0) AS on_page, sum(endings > 0) AS to_end, sum(farewell) AS to_farewell
FROM visit GROUP BY at, version, ending, lasted, breadth;

CREATE VIEW recent_chapters AS
SELECT at, version, chapter, count(*) AS visits, sum(finished) AS finished, sum(seconds) AS seconds
FROM (SELECT visit.id, visit.at, visit.version, place.chapter,
             max(place.page = '') AS finished, sum(stay.seconds) AS seconds
      FROM visit JOIN stay ON stay.visit = visit.id JOIN place ON place.id = stay.place
      WHERE place.chapter <> '' GROUP BY visit.id, place.chapter)
GROUP BY at, version, chapter;

CREATE VIEW recent_stays AS
SELECT visit.at, visit.version, stay.place, stay.language, stay.over, count(*) AS stays,
       sum(stay.first) AS visits, sum(stay.last) AS exits, sum(stay.seconds) AS seconds
FROM visit JOIN stay ON stay.visit = visit.id
GROUP BY visit.at, visit.version, stay.place, stay.language, stay.over;

CREATE VIEW recent_choices AS
SELECT visit.at, choice.what, choice.value, count(*) AS visits
FROM visit JOIN choice ON choice.visit = visit.id GROUP BY visit.at, choice.what, choice.value;

CREATE VIEW recent_taps AS
SELECT visit.at, tap.thing, sum(tap.times) AS times, count(*) AS visits
FROM visit JOIN tap ON tap.visit = visit.id GROUP BY visit.at, tap.thing;

-- For those who read: limit by `at`. `at / 24` is the day (date(at * 3600, 'unixepoch')), `at % 24` the hour,
-- `(at / 24 + 3) % 7 + 1` the weekday, Monday 1 to Sunday 7. One key may come twice: from either half.

CREATE VIEW all_visits AS SELECT * FROM recent_visits UNION ALL SELECT * FROM hour_visits;
CREATE VIEW all_chapters AS SELECT * FROM recent_chapters UNION ALL SELECT * FROM hour_chapters;
CREATE VIEW all_stays AS SELECT * FROM recent_stays UNION ALL SELECT * FROM hour_stays;
CREATE VIEW all_choices AS SELECT * FROM recent_choices UNION ALL SELECT * FROM hour_choices;
CREATE VIEW all_taps AS SELECT * FROM recent_taps UNION ALL SELECT * FROM hour_taps;
CREATE VIEW all_questions AS SELECT * FROM hour_questions;
CREATE VIEW all_answers AS SELECT * FROM hour_answers;
CREATE VIEW all_running AS SELECT * FROM hour_running;
