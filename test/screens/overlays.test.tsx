import { describe, expect, test } from 'vitest';
import { commandTable } from '../../src/input/command-table.ts';
import { over } from './drawn.ts';

describe('what lies over the screen', () => {
  test('help lists every command of the table', () => {
    const shown = over({ kind: 'help', offset: 0 }, { columns: 160, rows: 60 });
    expect(commandTable.filter(({ title }) => !shown.includes(title))).toEqual([]);
  });

  test('the palette shows what fits the typed letters', () => {
    expect(over({ kind: 'palette', text: 'escal', index: 0 })).toMatch(/Escalate .* e │/);
  });

  test('a question names what it is about and how to say no', () => {
    const question = 'Escalate INC-42 to bob?';
    const action = { kind: 'escalate', id: 'INC-42', fromLevel: 0 } as const;
    const shown = over({ kind: 'confirm', question, detail: null, action });
    expect(shown).toContain(question);
    expect(shown).toContain('any other key no');
  });

  test('a line being typed shows its caret and what is wrong with it', () => {
    const wish = { kind: 'note', id: 'INC-42' } as const;
    const typed = { kind: 'input', title: 'Note', text: 'rolling back', caret: 7, wish } as const;
    expect(over({ ...typed, error: null })).toContain('> rolling▏ back');
    expect(over({ ...typed, error: 'say something' })).toContain('! say something');
  });

  test('a declaration says what it will be linked to', () => {
    const about = {
      slo: 'api/availability',
      links: [{ kind: 'alert', target: 'ErrorBudgetBurn' }],
    } as const;
    const wish = { kind: 'declare', about } as const;
    const typed = { kind: 'input', title: 'Declare', text: 'SEV-2 x', caret: 7, wish } as const;
    expect(over({ ...typed, error: null })).toContain(
      'with SLO api/availability, alert ErrorBudgetBurn',
    );
  });

  test('what is chosen among many is narrowed by its letters and stays in sight', () => {
    const choices = Array.from({ length: 40 }, (_, index) => ({
      ...{ value: `p${index}`, label: `person ${index}`, note: index === 30 ? 'on call' : '' },
    }));
    const wish = { kind: 'person', id: 'INC-42', role: 'communications' } as const;
    const asked = { kind: 'choose', title: 'Who', choices, orTyped: true, wish } as const;
    const far = over({ ...asked, text: '', index: 35 }, { columns: 60, rows: 20 });
    expect(far).toContain('person 35');
    expect(far).toContain('36/40');
    const typed = over({ ...asked, text: 'on call', index: 0 });
    expect(typed).toMatch(/person 30 +on call/);
    expect(typed).toMatch(/on call +as typed/);
  });

  test('several refusals are each said whole', () => {
    const lines = ['INC-1 was already acknowledged by carol 4 s ago', 'x'.repeat(90)];
    const shown = over({ kind: 'report', title: '0 of 2 acknowledged', lines });
    expect(shown).toContain('! INC-1 was already acknowledged by carol 4 s ago');
    expect(shown.match(/x/g)?.length).toBeGreaterThanOrEqual(90);
  });

  test('a text of several lines is hinted at on the one line of its prompt', () => {
    const wish = { kind: 'note', id: 'INC-42' } as const;
    const typed = { kind: 'input', title: 'Note', text: '👍 one\ntwo', caret: 5, wish } as const;
    expect(over({ ...typed, error: null })).toContain('> 👍 one▏↵two');
  });

  test('the end of a long line stays in sight', () => {
    const long = `${'word '.repeat(60)}end`;
    const shown = over({ kind: 'filter', text: long });
    expect(shown.split('\n').at(-1)).toContain('word end▏');
  });
});
