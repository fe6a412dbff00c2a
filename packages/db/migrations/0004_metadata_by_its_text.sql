ALTER TABLE "h2s_dispatch_jobs" DROP CONSTRAINT "h2s_jobs_metadata_size";
--> statement-breakpoint
-- Not valid: what stands was measured in another way, and is measured anew when it is written next.
ALTER TABLE "h2s_dispatch_jobs" ADD CONSTRAINT "h2s_jobs_metadata_size" CHECK (octet_length("h2s_dispatch_jobs"."metadata"::text) <= 24576) NOT VALID;
