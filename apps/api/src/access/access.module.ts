import { Authenticator, EmbeddedIssuer, OidcVerifier, type TokenVerifier } from '@plumbline/access';
import { ViewerResolver } from '@plumbline/application';
import type { Config } from '@plumbline/platform';
import { Global, Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { PacketReadInterceptor } from '../http/packet-read.interceptor.js';
import { QueryGuard } from '../http/query.guard.js';
import { CompletedRequests } from '../http/completed-requests.js';
import { SeenAfter } from '../http/seen-after.js';
import { CONFIG } from '../system/tokens.js';
import { Admission } from './admission.js';
import { AccessGuard } from './access.guard.js';

/** The provider where one is configured, and then only it; else the embedded issuer of the data directory. */
const authenticatorFor = ({ oidc, dataDir, signingKeyFile }: Config): Authenticator => {
  if (oidc === null) return new Authenticator(new EmbeddedIssuer(dataDir, signingKeyFile).verify);
  const verifier = new OidcVerifier({
    ...oidc,
    onKeysChanged: () => {
      authenticator.forget();
    },
  });
  const verify: TokenVerifier = (token, admit) => verifier.verify(token, admit);
  const authenticator = new Authenticator(verify);
  return authenticator;
};

@Global()
@Module({
  providers: [
    { provide: Authenticator, useFactory: authenticatorFor, inject: [CONFIG] },
    ViewerResolver,
    CompletedRequests,
    SeenAfter,
    Admission,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_GUARD, useClass: QueryGuard },
    { provide: APP_INTERCEPTOR, useClass: PacketReadInterceptor },
  ],
  exports: [Authenticator, ViewerResolver, CompletedRequests, SeenAfter],
})
export class AccessModule {}
