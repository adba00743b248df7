import { MemoryEventStore } from '@plumbline/event-store';
import fc from 'fast-check';
import type { CommandContext } from '../command-context.js';
import { Aggregates } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { ChangeManager, ChangeManagerHandler } from './change-manager.handler.js';
import { NamedIds } from './named-ids.js';
import { Namesakes } from './namesakes.js';
import { Newcomers } from './newcomers.js';
import { SourceIds } from './source-ids.js';
import { RegisterPerson, RegisterPersonHandler } from './register-person.handler.js';

const context: CommandContext = { actor: 'ops', now: '2026-06-01T00:00:00Z', correlationId: 'c', causationId: 'c' };
const PEOPLE = ['a', 'b', 'c', 'd'];
const MONTHS = ['2026-12-01', '2027-01-01', '2027-02-01', '2027-03-01'];

describe('reporting lines', () => {
  let aggregates: Aggregates;
  let facts: Facts;
  const fresh = async () => {
    aggregates = new Aggregates(new MemoryEventStore());
    facts = new Facts(aggregates);
    for (const id of PEOPLE) await register(id, null);
  };
  const register = (personId: string, managerId: string | null) => {
    const namesakes = new Namesakes(
      () => Promise.resolve([]),
      (id) => facts.registeredLike(id),
    );
    const sourceIds = new SourceIds(aggregates, facts, namesakes);
    const newcomers = new Newcomers(facts, namesakes, sourceIds, new NamedIds('allow'));
    return new RegisterPersonHandler(aggregates, newcomers, sourceIds).execute(
      new RegisterPerson(
        {
          type: 'RegisterPerson',
          data: {
            ...{ personId, displayName: personId, email: null, sourceId: null, orgUnit: 'eng', level: null, managerId },
            effectiveDate: '2026-01-01',
          },
        },
        context,
      ),
    );
  };
  const move = (personId: string, managerId: string, effectiveDate: string) =>
    new ChangeManagerHandler(aggregates, facts).execute(
      new ChangeManager({ type: 'ChangeManager', data: { personId, managerId, effectiveDate } }, context),
    );
  /** Those who would be above themselves on that date. */
  const loopsOn = async (date: string) => {
    const lines = await Promise.all(
      PEOPLE.map(async (id) => {
        const [manager] = await facts.managersAbove(id, date);
        return manager !== undefined && [manager, ...(await facts.managersAbove(manager, date))].includes(id);
      }),
    );
    return PEOPLE.filter((_, at) => lines[at]);
  };
  beforeEach(fresh);

  it('do not become a loop by two concurrent changes', async () => {
    const both = await Promise.allSettled([move('a', 'b', '2026-06-01'), move('b', 'a', '2026-06-01')]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(both[1]).toMatchObject({ reason: { code: 'manager-loop' } });
  });

  it('do not become a loop between two future dates', async () => {
    await move('a', 'b', '2027-01-01');
    await move('a', 'c', '2027-02-01');
    await expect(move('b', 'a', '2026-12-01')).rejects.toMatchObject({ code: 'manager-loop' });
    expect(await move('b', 'a', '2027-02-01')).toMatchObject({ appended: 1 });
  });

  it('have no loop on any date after any concurrent changes', async () => {
    const moved = fc.tuple(fc.constantFrom(...PEOPLE), fc.constantFrom(...PEOPLE), fc.constantFrom(...MONTHS));
    await fc.assert(
      fc.asyncProperty(fc.array(moved, { maxLength: 14 }), async (moves) => {
        await fresh();
        await Promise.allSettled(moves.map((each) => move(...each)));
        for (const date of MONTHS) expect(await loopsOn(date)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('accept every change that closes no loop', async () => {
    await move('b', 'a', '2026-12-01');
    await move('c', 'b', '2026-12-01');
    await move('d', 'c', '2026-12-01');
    await expect(move('b', 'd', '2026-12-01')).rejects.toMatchObject({ code: 'manager-loop' });
    expect(await facts.managersAbove('d', '2027-01-01')).toEqual(['c', 'b', 'a']);
  });
});
