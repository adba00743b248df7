import type { CommandContext, Receipt } from '@plumbline/application';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../http/allow.js';
import { Context } from '../http/context.js';
import { WaitsForViews } from '../http/waits-for-views.js';
import { Writes } from '../http/writes.js';
import { ReasonDto } from './dto/reason.dto.js';
import { ReviewDto, ReviseReviewDto } from './dto/review.dto.js';
import { AssignReviewerDto, RecusePersonDto } from './dto/reviewer.dto.js';
import * as to from './to-command.js';

@ApiTags('nominations')
@Controller('nominations')
export class ReviewsController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/reviewers')
  @Allow({ on: 'nomination', to: ['chair', 'admin'] })
  @Writes('Assign a reviewer', { command: 'AssignReviewer' })
  assign(
    @Param('id') id: string,
    @Body() dto: AssignReviewerDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.toAssignReviewer(id, dto, context));
  }

  @Post(':id/declinations')
  @Allow({ on: 'nomination', to: ['reviewer'] })
  @WaitsForViews()
  @Writes('Decline to review', { command: 'DeclineReview' })
  decline(@Param('id') id: string, @Body() dto: ReasonDto, @Context() context: CommandContext): Promise<Receipt> {
    return this.commands.execute(to.onNomination('DeclineReview', id, dto, context));
  }

  @Post(':id/conflicts')
  @Allow({ on: 'nomination', to: ['reviewer', 'member', 'chair'] })
  @WaitsForViews()
  @Writes('Declare a conflict and be recused', { command: 'DeclareConflict' })
  declareConflict(
    @Param('id') id: string,
    @Body() dto: ReasonDto,
    @Context() context: CommandContext,
  ): Promise<Receipt> {
    return this.commands.execute(to.onNomination('DeclareConflict', id, dto, context));
  }

  @Post(':id/recusals')
  @Allow({ on: 'nomination', to: ['chair', 'admin'] })
  @WaitsForViews()
  @Writes('Recuse somebody in every capacity', { command: 'RecusePerson' })
  recuse(@Param('id') id: string, @Body() dto: RecusePersonDto, @Context() context: CommandContext): Promise<Receipt> {
    return this.commands.execute(to.toRecusePerson(id, dto, context));
  }

  @Post(':id/reviews')
  @Allow({ on: 'nomination', to: ['reviewer'] })
  @Writes('Submit your review', { command: 'SubmitReview' })
  submit(@Param('id') id: string, @Body() dto: ReviewDto, @Context() context: CommandContext): Promise<Receipt> {
    return this.commands.execute(to.toSubmitReview(id, dto, context));
  }

  @Post(':id/reviews/mine/revisions')
  @Allow({ on: 'nomination', to: ['reviewer'] })
  @Writes('Revise your review, with a reason', { command: 'ReviseReview' })
  revise(@Param('id') id: string, @Body() dto: ReviseReviewDto, @Context() context: CommandContext): Promise<Receipt> {
    return this.commands.execute(to.toReviseReview(id, dto, context));
  }
}
