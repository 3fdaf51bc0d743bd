import { z } from 'zod';

// The content security policy refuses code made at run time, which zod would otherwise try to make when a schema is
// built. The page imports this before anything that builds one.
z.config({ jitless: true });
