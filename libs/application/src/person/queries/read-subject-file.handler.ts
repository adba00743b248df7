import { ensureReleasedTo, type Viewer } from '@plumbline/access';
import { accessInForce, dayOf, type Instant, type PersonState } from '@plumbline/domain';
import { ALL_LEFT_OUT, type SubjectFile } from '@plumbline/responses';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Facts } from '../../facts.js';
import { existing } from '../../not-found.js';
import { handsOf, SubjectFiles } from '../subject-access/subject-files.js';

/** What is kept about somebody, for the two admins to whom it is released now. */
export class ReadSubjectFile extends Query<SubjectFile> {
  constructor(
    readonly personId: string,
    readonly viewer: Viewer,
    readonly now: Instant,
  ) {
    super();
  }
}

@QueryHandler(ReadSubjectFile)
export class ReadSubjectFileHandler implements IQueryHandler<ReadSubjectFile> {
  constructor(
    private readonly facts: Facts,
    private readonly files: SubjectFiles,
  ) {}

  async execute({ personId: id, viewer, now }: ReadSubjectFile): Promise<SubjectFile> {
    const released = accessInForce(existing(await this.facts.person(id)), now);
    const access = ensureReleasedTo(viewer, (await this.isOfTwo(released)) ? released : null);
    const content = await this.files.of(id, handsOf(access, dayOf(now)));
    const { caseNumber, until } = access;
    return { id, caseNumber, until, ...content, leftOut: ALL_LEFT_OUT };
  }

  /** A release of a log from before may be by one who had two ids, of which one is nobody's. */
  private async isOfTwo(access: PersonState['access']): Promise<boolean> {
    const admins = access === null ? [] : [access.requestedBy, access.releasedBy];
    const registered = await Promise.all(admins.map((admin) => this.facts.isRegistered(admin)));
    return registered.every(Boolean);
  }
}
