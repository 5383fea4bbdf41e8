import { expect, test } from 'vitest';
import { usualWarRoom, warRoomPlace } from '../../src/incidents/war-room.ts';

test.each([
  [usualWarRoom, 'API service down', '#inc-42-api-service-down'],
  [usualWarRoom, 'Überlauf: 100 % "Fehler"!', '#inc-42-uberlauf-100-fehler'],
  [usualWarRoom, '🔥 全部停止', '#inc-42'],
  [usualWarRoom, 'x'.repeat(500), `#inc-42-${'x'.repeat(40)}`],
  ['https://meet.example.com/{id}', 'API', 'https://meet.example.com/inc-42'],
])('%s for "%s"', (template, title, place) => {
  expect(warRoomPlace(template, { id: 'INC-42', title })).toBe(place);
});
