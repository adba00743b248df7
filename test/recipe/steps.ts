import type { Generated, Step } from './step.js';

const NOMINATION = 'libs/domain/src/nomination';
const ROWS = 'test/e2e/access-matrix/rows.spec.ts';
const ROUTE = 'POST /v1/nominations/:id/context';

/** Every file that a command with one event and one text in the packet is written in, on an example: noting the context of a nomination. */
export const STEPS: readonly Step[] = [
  {
    file: `${NOMINATION}/events/packet.ts`,
    what: 'The event: its type, its place in the union, its version. `@x-personal` says whose text it is.',
    gate: 'types',
    in: `${NOMINATION}/decide/packet.ts`,
    says: `"ContextNoted"' is not assignable`,
    edits: [
      {
        before: 'export type PacketEvent =',
        text: `export type ContextNoted = Event<
  'ContextNoted',
  On<{
    /** @x-personal candidateId */
    context: string;
  }>
>;

`,
      },
      { after: '  | StatementWritten\n', text: '  | ContextNoted\n' },
      { after: '  StatementWritten: 1,\n', text: '  ContextNoted: 1,\n' },
    ],
  },
  {
    file: `${NOMINATION}/decide/packet.ts`,
    what: 'The command: its type, the function that decides it, its line in the cases, and a sound body in the samples.',
    gate: 'types',
    in: 'apps/api/src/nominations/nominations.controller.ts',
    says: `"NoteContext"' is not assignable`,
    edits: [
      {
        after: "export type WriteStatement = On<'WriteStatement', { statement: string }>;\n",
        text: "export type NoteContext = On<'NoteContext', { context: string }>;\n",
      },
      {
        before: 'const contentOf = (',
        text: `const noteContext = ({ data: { context }, actor }: NoteContext, { state }: Context): Events => {
  ensureNotCandidate(actor, state, 'Noting the context');
  ensureText(context, 'text-missing', 'The context');
  if (state.context === context) return [];
  return [{ type: 'ContextNoted', data: { ...subject(state), context } }];
};

`,
      },
      { after: '  WriteStatement: writeStatement,\n', text: '  NoteContext: noteContext,\n' },
      { before: '  WriteStatement: ({ state }) =>', text: '  NoteContext: () => ({ context: WORDS }),\n' },
    ],
  },
  {
    file: `${NOMINATION}/state.ts`,
    what: 'What the event makes of the state; a field where a later decision needs one.',
    gate: 'types',
    in: `${NOMINATION}/state.ts`,
    says: "'ContextNoted' is missing",
    edits: [
      { after: '  statement: string | null;\n', text: '  context: string | null;\n' },
      { after: '  statement: null,\n', text: '  context: null,\n' },
      {
        before: '  EvidenceAttached: (',
        text: '  ContextNoted: ({ data }, state) => ({ ...state, context: data.context }),\n',
      },
    ],
  },
  {
    file: `${NOMINATION}/decide/packet.spec.ts`,
    what: 'What the command decides, and refuses.',
    gate: 'test/architecture/deciders.spec.ts',
    says: 'NoteContext is decided in a spec beside its decider',
    edits: [
      {
        before: "describe('a packet', () => {",
        text: `describe('the context', () => {
  const note = (context: string, by = 'mo') => asks(by, 'NoteContext', { context }, at);
  const noted = told('ContextNoted', { context: 'New team.' });

  it('can be noted, once in the same words', () => {
    given(...story.opened)
      .when(note('New team.'))
      .then(noted);
    given(...story.opened, noted)
      .when(note('New team.'))
      .thenNothing();
  });
  it('says something, and is not noted by the candidate', () => {
    given(...story.opened)
      .when(note(' '))
      .thenRejected('text-missing');
    given(...story.opened)
      .when(note('Me.', 'cleo'))
      .thenRejected('candidate-excluded');
  });
});

`,
      },
    ],
  },
  {
    file: 'apps/api/src/nominations/nominations.controller.ts',
    what:
      'The route: who may use it, and its body as a class with an example above the controller. A body in other words than the command ' +
      'has a file in `dto/` and a function in `to-command.ts`.',
    gate: ROWS,
    says: ROUTE,
    edits: [
      {
        before: "@ApiTags('nominations')",
        text: `@Example<ContextDto>({ context: 'The team has lost two people since May.' })
export class ContextDto {
  @Text({ max: 20_000 })
  context!: string;
}

`,
      },
      {
        before: "  @Post(':id/submission')\n",
        text: `  @Post(':id/context')
  @Allow({ on: 'nomination', to: ['line-manager'] })
  @Writes('Note the context', { command: 'NoteContext' })
  noteContext(@Param('id') id: string, @Body() dto: ContextDto, @Context() context: CommandContext): Promise<Receipt> {
    return this.commands.execute(to.onNomination('NoteContext', id, dto, context));
  }

`,
      },
    ],
  },
  {
    file: 'libs/projections/src/handled-events.ts',
    what: 'Which views handle the event, and which ignore it: one line.',
    gate: 'types',
    in: 'libs/projections/src/handled-events.ts',
    says: "'ContextNoted' is missing",
    edits: [
      {
        before: '  EvidenceAttached:    [',
        text: "  ContextNoted:        ['ignored', 'handled', 'ignored', 'ignored', 'ignored', 'ignored', 'ignored'],\n",
      },
    ],
  },
  {
    file: 'libs/projections/src/packets/nomination.ts',
    what: 'The rule of the view that shows it. A text about the whole nomination needs no column.',
    gate: 'types',
    in: 'libs/projections/src/packets/project.ts',
    says: "'ContextNoted' is missing",
    edits: [
      {
        before: '  EvidenceAttached: attached,\n',
        text: "  ContextNoted: (event) => [putText(event, 'context', event.data.context)],\n",
      },
    ],
  },
  {
    file: 'libs/responses/src/nomination/packet.ts',
    what: 'The field of the answer, a text among `texts`.',
    gate: 'types',
    in: 'libs/projections/src/packets/nomination.ts',
    says: `"context"' is not assignable`,
    edits: [{ before: '};\nexport type PacketText', text: '  context: nullable(text()),\n' }],
  },
  {
    file: 'libs/access/src/grants/table.ts',
    what: 'Who sees the field, in which state: a row of its name; and the field that shows the event.',
    gate: 'types',
    in: 'libs/application/src/nomination/queries/show-packet.ts',
    says: "'context' is missing",
    edits: [
      {
        before: '  /** In whose reporting line',
        text: '  context:           [no,       yes,       no,     no,      yes,   yes,     yes,    yes,    yes],\n',
      },
      { before: "  EvidenceAttached: 'packet',", text: "  ContextNoted: 'packet',\n" },
    ],
  },
  {
    file: 'test/contract/visibility/matrix.ts',
    what: 'The same row by hand, a letter for each state, and what it means.',
    gate: 'test/contract/visibility/matrix.spec.ts',
    says: '"context"',
    edits: [
      {
        before: 'managers          .',
        text: `context           ${['.........', 'drsvcDRAw', '.........', '.........', ...Array<string>(5).fill('drsvcDRAw')].join('  ')}\n`,
      },
      { before: "  managers: 'in the board", text: "  context: 'the context',\n" },
    ],
  },
  {
    file: 'test/e2e/support/write-routes.ts',
    what: 'The route by hand: who may, somebody who does, a sound body.',
    gate: ROWS,
    says: ROUTE,
    edits: [
      {
        before: "  { by: 'boss', method: 'POST', path: ':n/submission'",
        text: "  { by: 'boss', method: 'POST', path: ':n/context', may: [LINE], body: { context: 'C' } },\n",
      },
    ],
  },
  {
    file: 'libs/testing-views/src/every-event.ts',
    what: 'The event in the history that every view is driven through; erasure and each text of the packet are tried on it.',
    gate: 'libs/projections/src/every-event.spec.ts',
    says: '"ContextNoted"',
    edits: [{ after: '  cleo\n    .statement()\n', text: "    .record('ContextNoted', { context: 'New team' })\n" }],
  },
];

export const GENERATED: readonly Generated[] = [
  {
    command: 'npm run contracts',
    files: ['contracts/events/ContextNoted.v1.schema.json', 'contracts/openapi/api.v1.json'],
    gate: 'contracts',
  },
  { command: `PLUMBLINE_WRITE_ACCESS=1 npm test -- ${ROWS}`, files: ['docs/access.md'], gate: ROWS },
];
