/** A text that is put before or after the one place where `anchor` stands. */
export type Edit = Readonly<{ before: string; text: string } | { after: string; text: string }>;
/** What sees that a step was left out: the compiler, the committed contracts, or a spec. */
export type Gate = 'types' | 'contracts' | `${string}.spec.ts`;
export type Step = Readonly<{ file: string; what: string; gate: Gate; edits: readonly Edit[] }>;

const NOMINATION = 'libs/domain/src/nomination';
const ROWS = 'test/e2e/access-matrix/rows.spec.ts';

/** Every file that a command with one event and one text in the packet is written in, on an example: noting the context of a nomination. */
export const STEPS: readonly Step[] = [
  {
    file: `${NOMINATION}/events/packet.ts`,
    what: 'The event: its type, its place in the union, its version. Personal text says whose it is.',
    gate: 'types',
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
    what: 'The command: its type, the function that decides it, its line in the cases.',
    gate: 'types',
    edits: [
      {
        after: "export type WriteStatement = On<'WriteStatement', { statement: string }>;\n",
        text: "export type NoteContext = On<'NoteContext', { context: string }>;\n",
      },
      {
        before: 'const contentOf = (',
        text: `const noteContext = ({ data: { context }, actor }: NoteContext, { state }: Case): Events => {
  ensureNotCandidate(actor, state, 'Noting the context');
  ensureText(context, 'context-empty', 'The context');
  if (state.context === context) return [];
  return [{ type: 'ContextNoted', data: { ...subject(state), context } }];
};

`,
      },
      { after: '  WriteStatement: writeStatement,\n', text: '  NoteContext: noteContext,\n' },
    ],
  },
  {
    file: `${NOMINATION}/state.ts`,
    what: 'What the event makes of the state; a field where a later decision needs one.',
    gate: 'types',
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
    edits: [
      {
        before: "describe('a packet', () => {",
        text: `describe('the context', () => {
  const note = (context: string, by = 'mo') => asks(by, 'NoteContext', { context }, at);
  const noted = told('ContextNoted', { context: 'New team.' });

  it('can be noted, once in the same words', () => {
    given(...story.opened).when(note('New team.')).then(noted);
    given(...story.opened, noted).when(note('New team.')).thenNothing();
  });
  it('says something, and is not noted by the candidate', () => {
    given(...story.opened).when(note(' ')).thenRejected('context-empty');
    given(...story.opened).when(note('Me.', 'cleo')).thenRejected('candidate-excluded');
  });
});

`,
      },
    ],
  },
  {
    file: 'apps/api/src/nominations/nominations.controller.ts',
    what:
      'The route: who may use it, and its body as a class above the controller. A body in other words than the command ' +
      'has a file in dto/ and a function in to-command.ts instead.',
    gate: ROWS,
    edits: [
      {
        before: "@ApiTags('nominations')",
        text: `export class ContextDto {
  @Text({ max: 20_000 })
  context!: string;
}

`,
      },
      {
        before: "  @Post(':id/submission')\n",
        text: `  @Post(':id/context')
  @Allow({ on: 'nomination', to: ['line-manager'] })
  @Writes('Note the context')
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
    edits: [
      {
        before: '  EvidenceAttached:    [',
        text: "  ContextNoted:        ['ignored', 'handled', 'ignored', 'ignored', 'ignored', 'ignored'],\n",
      },
    ],
  },
  {
    file: 'libs/projections/src/packets/nomination.ts',
    what: 'The rule of each view that handles it. A text about the whole nomination needs no column of its own.',
    gate: 'types',
    edits: [
      {
        before: '  EvidenceAttached: attached,\n',
        text: "  ContextNoted: (event) => [putText(event, 'context', event.data.context)],\n",
      },
    ],
  },
  {
    file: 'libs/responses/src/nomination/packet.ts',
    what: 'The field of the answer.',
    gate: 'types',
    edits: [{ before: '};\nexport type PacketText', text: '  context: nullable(text()),\n' }],
  },
  {
    file: 'libs/access/src/grants/table.ts',
    what: 'Who sees the field, in which state: a row of its name. A field that is seen like another is named in show-packet.ts.',
    gate: 'types',
    edits: [
      {
        before: '  /** In whose reporting line',
        text: '  context:           [no,       yes,       no,     no,      yes,   yes,     yes,    yes,    yes],\n',
      },
    ],
  },
  {
    file: 'test/contract/visibility/matrix.ts',
    what: 'The same by hand, in letters, and what it means.',
    gate: 'test/contract/visibility/matrix.spec.ts',
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
    edits: [{ after: '  cleo\n    .statement()\n', text: "    .record('ContextNoted', { context: 'New team' })\n" }],
  },
];

/** What is written by a command from the steps. */
export type Generated = Readonly<{ command: string; files: readonly string[]; gate: Gate }>;
export const GENERATED: readonly Generated[] = [
  {
    command: 'npm run contracts',
    files: ['contracts/events/ContextNoted.v1.schema.json', 'contracts/openapi/api.v1.json'],
    gate: 'contracts',
  },
  { command: `PLUMBLINE_WRITE_ACCESS=1 npm test -- ${ROWS}`, files: ['docs/access.md'], gate: ROWS },
];
