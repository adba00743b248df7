import { ApiProperty } from '@nestjs/swagger';
import { VersionRefDto } from '../../http/named.dto.js';
import { SourcedDto } from '../../http/source.dto.js';

export class PartSourceDto extends SourcedDto {
  @ApiProperty({ type: VersionRefDto })
  framework!: VersionRefDto;

  @ApiProperty({ type: String })
  key!: string;
}
