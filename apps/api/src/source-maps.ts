// Loaded before anything else, in every thread: traces of our own code name its sources. The maps of packages would take some 5 MB.
import { setSourceMapsSupport } from 'node:module';

setSourceMapsSupport(true, { nodeModules: false, generatedCode: false });
