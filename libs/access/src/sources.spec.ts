import { isPersonId } from '@plumbline/domain';
import { maySource, SOURCE_COMMANDS, sourceActor } from './sources.js';

const NAMED = ['HR', '/workday/eu'];

describe('a source of people', () => {
  it('may do these seven things, by hand', () => {
    expect([...SOURCE_COMMANDS].sort()).toEqual([
      ...['ChangeLevel', 'ChangeManager', 'ChangeOrgUnit', 'CorrectPerson', 'RecordDeparture', 'RegisterPerson'],
      'ReturnPerson',
    ]);
    for (const command of SOURCE_COMMANDS) expect(maySource(NAMED, '/workday/eu', command)).toBe(true);
  });

  it.each([
    'CorrectDeparture',
    'CancelManagerChange',
    'RequestErasure',
    'ConfirmErasure',
    'RequestSubjectAccess',
    'OpenCycle',
    '',
  ])('may do nothing else: %s', (command) => {
    expect(maySource(NAMED, 'HR', command)).toBe(false);
  });

  it('may do nothing where nobody named it', () => {
    for (const source of ['hr', 'HR ', 'Payroll', '']) expect(maySource(NAMED, source, 'ChangeLevel')).toBe(false);
    expect(maySource([], 'HR', 'ChangeLevel')).toBe(false);
  });

  it('is called what no person can be called', () => {
    for (const source of NAMED) expect(isPersonId(sourceActor(source))).toBe(false);
  });
});
