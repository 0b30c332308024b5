-- One bucket by GCRA, exactly as local.rs counts it.
--
-- KEYS[1]  the bucket. It holds the moment at which the bucket will be full, as "microseconds nanoseconds" since 1970
--          (together they are more than a Lua number holds exactly), and ends at that moment.
-- ARGV[1]  nanoseconds that a point takes to return
-- ARGV[2]  points of a full bucket
-- ARGV[3]  points to take; a negative number is given back
-- ARGV[4]  microseconds since 1970; empty for this server's clock, which is what counts in production
--
-- Answers {1 when the points were taken, else 0; nanoseconds until the bucket is full}.

local interval = tonumber(ARGV[1])
local full = interval * tonumber(ARGV[2])
local points = tonumber(ARGV[3])
local now = tonumber(ARGV[4])
local is_real = now == nil
if is_real then
    local time = redis.call('TIME')
    now = tonumber(time[1]) * 1000000 + tonumber(time[2])
end

local owed = 0
local state = redis.call('GET', KEYS[1])
if state then
    local micros, nanos = string.match(state, '^(%d+) (%d+)$')
    -- Never more than the whole bucket, even when another server's clock was ahead.
    owed = math.max(0, math.min(full, (tonumber(micros) - now) * 1000 + tonumber(nanos)))
end

local after = owed + points * interval
if points > 0 and after > full then
    return {0, owed}
end
if after <= 0 then
    redis.call('DEL', KEYS[1])
    return {1, 0}
end
local full_at = string.format('%.0f %.0f', now + math.floor(after / 1000), after % 1000)
if is_real then
    redis.call('SET', KEYS[1], full_at, 'PX', math.ceil(after / 1000000))
else
    redis.call('SET', KEYS[1], full_at)
end
return {1, after}
