CREATE INDEX "h2s_jobs_page_visit" ON "h2s_dispatch_jobs" USING btree (coalesce("start_iso", '9999-12-31T00:00:00Z'::timestamptz),"job_id");
