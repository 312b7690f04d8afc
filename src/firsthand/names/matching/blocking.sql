-- The pairs of names that share a key which not too many have; the same as blocking.block.
-- From name_keys(name_id, name_key): one row a key of a name, no row twice. Plain SQL: it runs on
-- DuckDB, Spark, PostgreSQL and SQLite; x - x % 20 makes the division exact on all of them.
WITH counted AS (
    SELECT count(DISTINCT name_id) AS names FROM name_keys
),
capped AS (
    SELECT
        CASE
            WHEN names < 50 * 20 THEN 50
            WHEN names > 1000 * 20 THEN 1000
            ELSE (names - names % 20) / 20
        END AS cap
    FROM counted
),
shared AS (
    SELECT name_key
    FROM name_keys
    GROUP BY name_key
    HAVING count(*) > 1 AND count(*) <= (SELECT cap FROM capped)
),
kept AS (
    SELECT name_keys.name_id, name_keys.name_key
    FROM name_keys
    INNER JOIN shared ON name_keys.name_key = shared.name_key
)
SELECT DISTINCT one.name_id AS left_id, other.name_id AS right_id
FROM kept AS one
INNER JOIN kept AS other ON one.name_key = other.name_key AND one.name_id < other.name_id
