/** Zones with every kind of clock: changes of 30, 60 and 120 minutes, odd offsets, none, a day left out. */
export const zones = [
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Africa/Casablanca',
  'Antarctica/Troll',
  'Pacific/Apia',
  'America/New_York',
  'Europe/London',
  'Australia/Sydney',
  'America/Santiago',
  'UTC',
] as const;
