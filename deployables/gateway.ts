/** One public address over the modules that run apart: routes by the contracts, and the web. */
import { routes, servedBy } from '#contracts/catalogue.ts';
import { runGateway } from './run.ts';
import { builtWeb } from './web-files.ts';

runGateway({
  served: Object.entries(routes).map(([name, contract]) => ({
    module: servedBy[name as keyof typeof routes],
    contract,
  })),
  web: builtWeb(),
});
