import ICAL from 'ical.js';

// The library leaves the space that continues a line out of its count of 75 octets.
ICAL.foldLength = 74;

// Of properties it does not know it would write VALUE=TEXT, which some calendar programs stumble over.
for (const name of [
  'name',
  'x-wr-calname',
  'x-onduty-primary',
  'x-onduty-secondary',
  'x-onduty-escalation',
])
  ICAL.design.icalendar.property[name] = { defaultType: 'text' };

export { ICAL };
