import { inProcessConformance } from '#kernel/bus/conformance/in-process.adapter.ts';

inProcessConformance('sqlite');
